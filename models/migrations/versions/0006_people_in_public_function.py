"""Who holds which public function as documents show it; the role that is printed around a redacted name.

Revision 0006, after 0005.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

INDEXED = ("source_id", "name", "role", "organisation", "organisation_id", "entity_id")


def upgrade() -> None:
    op.create_table(
        "tenure",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("source_id", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("surname", sa.String(), nullable=False),
        sa.Column("gender", sa.String(), nullable=True),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("organisation", sa.String(), nullable=True),
        sa.Column("organisation_id", sa.String(), nullable=True),
        sa.Column("province", sa.String(), nullable=True),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.Column("entity_id", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["organisation_id"], ["entity.id"]),
        sa.ForeignKeyConstraint(["entity_id"], ["entity.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    for column in INDEXED:
        op.create_index(f"ix_tenure_{column}", "tenure", [column])
    op.add_column("mention", sa.Column("bearers", sa.JSON(), server_default="[]", nullable=False))
    for column in ("role", "organisation"):
        op.add_column("redaction", sa.Column(column, sa.String(), nullable=True))


def downgrade() -> None:
    for column in ("organisation", "role"):
        op.drop_column("redaction", column)
    op.drop_column("mention", "bearers")
    op.drop_table("tenure")
