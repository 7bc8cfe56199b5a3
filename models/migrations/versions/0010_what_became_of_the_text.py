"""What became of the text: the characters of each page and document by class.

Revision 0010, after 0009.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

CLASSES = ("understood", "placed", "boilerplate", "unexplained")


def upgrade() -> None:
    op.drop_column("page", "understood")  # was never filled in
    for table in ("page", "document"):
        for name in CLASSES:
            op.add_column(table, sa.Column(name, sa.Integer(), nullable=True))


def downgrade() -> None:
    for table in ("page", "document"):
        for name in CLASSES:
            op.drop_column(table, name)
    op.add_column("page", sa.Column("understood", sa.Integer(), nullable=False, server_default="0"))
