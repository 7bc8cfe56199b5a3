"""Files within files: attachments of mails, members of archives and portfolios.

Revision 0009, after 0008.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "enclosure",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=True),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("error", sa.String(), nullable=True),
        sa.Column("source_id", sa.String(), sa.ForeignKey("source.id", ondelete="CASCADE"), nullable=False),
    )
    op.create_index("ix_enclosure_key", "enclosure", ["key"])
    op.create_index("ix_enclosure_source_id", "enclosure", ["source_id"])


def downgrade() -> None:
    op.drop_table("enclosure")
