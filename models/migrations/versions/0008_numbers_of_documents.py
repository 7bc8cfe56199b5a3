"""The number that the publisher stamped on a document.

Revision 0008, after 0006.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("document", sa.Column("number", sa.String(), nullable=True))
    op.create_index("ix_document_number", "document", ["number"])


def downgrade() -> None:
    op.drop_index("ix_document_number", "document")
    op.drop_column("document", "number")
