"""The likely cause of a finding.

Revision 0003, after 0002.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("finding", sa.Column("cause", sa.String(), nullable=True))
    op.create_index("ix_finding_cause", "finding", ["cause"])


def downgrade() -> None:
    op.drop_index("ix_finding_cause", "finding")
    op.drop_column("finding", "cause")
