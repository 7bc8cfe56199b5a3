"""Where on a page the words stand that nothing explains.

Revision 0012, after 0011.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("page", sa.Column("gaps", sa.JSON(none_as_null=True), nullable=True))


def downgrade() -> None:
    op.drop_column("page", "gaps")
