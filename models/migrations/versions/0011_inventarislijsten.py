"""What inventarislijsten say of the documents that they list.

Revision 0011, after 0010.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

INDEXED = ("number", "date", "judgement", "document_id", "source_id")


def upgrade() -> None:
    op.create_table(
        "inventory_entry",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("judgement", sa.String(), nullable=True),
        sa.Column("grounds", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("sender", sa.String(), nullable=True),
        sa.Column("receiver", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("document_id", sa.String(), sa.ForeignKey("document.id", ondelete="SET NULL"), nullable=True),
        sa.Column("source_id", sa.String(), sa.ForeignKey("source.id", ondelete="CASCADE"), nullable=False),
    )
    for name in INDEXED:
        op.create_index(f"ix_inventory_entry_{name}", "inventory_entry", [name])
    op.add_column("document", sa.Column("listed", sa.JSON(none_as_null=True), nullable=False, server_default="[]"))


def downgrade() -> None:
    op.drop_column("document", "listed")
    op.drop_table("inventory_entry")
