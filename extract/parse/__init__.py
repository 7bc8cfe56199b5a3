"""Find what a source's documents hold: tables, mails, meetings, actions, decisions and segments."""
