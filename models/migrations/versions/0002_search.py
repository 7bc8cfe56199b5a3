"""Full-text search over the segments.

Revision 0002, after 0001. SQLite keeps an FTS5 index over segment.text, kept up by triggers so that whoever deletes a
row, with whatever tool, leaves no stale entry; PostgreSQL an index for its own Dutch search.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SQLITE_UP = (
    """CREATE VIRTUAL TABLE segment_search USING fts5(
        text, content='segment', content_rowid='rowid', tokenize="unicode61 remove_diacritics 2"
    )""",
    """CREATE TRIGGER segment_search_added AFTER INSERT ON segment BEGIN
        INSERT INTO segment_search (rowid, text) VALUES (new.rowid, new.text);
    END""",
    """CREATE TRIGGER segment_search_removed AFTER DELETE ON segment BEGIN
        INSERT INTO segment_search (segment_search, rowid, text) VALUES ('delete', old.rowid, old.text);
    END""",
    """CREATE TRIGGER segment_search_changed AFTER UPDATE OF text ON segment BEGIN
        INSERT INTO segment_search (segment_search, rowid, text) VALUES ('delete', old.rowid, old.text);
        INSERT INTO segment_search (rowid, text) VALUES (new.rowid, new.text);
    END""",
    "INSERT INTO segment_search (segment_search) VALUES ('rebuild')",
)
SQLITE_DOWN = (
    "DROP TRIGGER segment_search_added",
    "DROP TRIGGER segment_search_removed",
    "DROP TRIGGER segment_search_changed",
    "DROP TABLE segment_search",
)
POSTGRESQL_UP = ("CREATE INDEX segment_search ON segment USING gin (to_tsvector('dutch', text))",)
POSTGRESQL_DOWN = ("DROP INDEX segment_search",)

STEPS = {"sqlite": (SQLITE_UP, SQLITE_DOWN), "postgresql": (POSTGRESQL_UP, POSTGRESQL_DOWN)}


def upgrade() -> None:
    """Make the index of the database at hand; others are searched without one."""
    for statement in STEPS.get(op.get_context().dialect.name, ((), ()))[0]:
        op.execute(statement)


def downgrade() -> None:
    """Take the index away."""
    for statement in STEPS.get(op.get_context().dialect.name, ((), ()))[1]:
        op.execute(statement)
