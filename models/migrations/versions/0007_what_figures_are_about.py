"""What a figure in prose is about: theme, place, organisation, period.

Revision 0007, after 0004.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0004"
branch_labels = None
depends_on = None

COLUMNS = ("theme", "place", "place_id", "organisation", "organisation_id", "period")
INDEXED = ("theme", "place", "place_id", "organisation_id")
ENTITIES = ("place_id", "organisation_id")


def upgrade() -> None:
    with op.batch_alter_table("figure") as batch_op:
        for column in COLUMNS:
            batch_op.add_column(sa.Column(column, sa.String(), nullable=True))
        for column in ENTITIES:
            batch_op.create_foreign_key(f"figure_{column}_fkey", "entity", [column], ["id"])
        for column in INDEXED:
            batch_op.create_index(f"ix_figure_{column}", [column])


def downgrade() -> None:
    with op.batch_alter_table("figure") as batch_op:
        for column in INDEXED:
            batch_op.drop_index(f"ix_figure_{column}")
        for column in ENTITIES:
            batch_op.drop_constraint(f"figure_{column}_fkey", type_="foreignkey")
        for column in COLUMNS:
            batch_op.drop_column(column)
