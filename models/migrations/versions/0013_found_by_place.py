"""Records are found by where they stand in their source, names by what they mean and where, segments by document.

Revision 0013, after 0012. Each index takes the place of one on its first column alone.
"""

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_PRINTED = (
    "action address agenda_item attachment attendance cell decision document email figure finding inventory_entry "
    "meeting mention operand opgave redaction segment tabel tenure"
).split()
# Each row: a table and the columns of its index.
INDEXES = (
    *((table, ("source_id", "start")) for table in _PRINTED),
    ("mention", ("entity_id", "source_id", "start")),
    ("segment", ("document_id", "start", "end")),
)


def upgrade() -> None:
    for table, columns in INDEXES:
        op.drop_index(f"ix_{table}_{columns[0]}", table)
        op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def downgrade() -> None:
    for table, columns in INDEXES:
        op.drop_index(f"ix_{table}_{'_'.join(columns)}", table)
        op.create_index(f"ix_{table}_{columns[0]}", table, [columns[0]])
