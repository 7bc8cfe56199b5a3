"""Read mails (eml, msg) and mailboxes (mbox), laid out as printed mails are; what is attached to them is enclosed."""
