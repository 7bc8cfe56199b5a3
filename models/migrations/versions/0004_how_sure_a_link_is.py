"""How sure it is that a mention means its entity.

Revision 0004, after 0003.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("mention", sa.Column("link_score", sa.Double(), nullable=True))


def downgrade() -> None:
    op.drop_column("mention", "link_score")
