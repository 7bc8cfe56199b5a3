"""What users say that names mean, beside what the program said.

Revision 0005, after 0007. The reference is written as SQL that SQLite and PostgreSQL share: Alembic would have SQLite
write the whole table anew for it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "correction",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("entity_kind", sa.String(), nullable=False),
        sa.Column("entity_id", sa.String(), nullable=True),
        sa.Column("entity_name", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("source_id", sa.String(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("before", sa.String(), nullable=False),
        sa.Column("after", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_correction_text", "correction", ["text"])
    op.create_index("ix_correction_source_id", "correction", ["source_id"])
    op.execute("ALTER TABLE mention ADD COLUMN correction_id VARCHAR REFERENCES correction (id)")
    op.create_index("ix_mention_correction_id", "mention", ["correction_id"])
    op.add_column("mention", sa.Column("uncorrected", sa.JSON(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("mention") as mention:
        mention.drop_column("uncorrected")
        mention.drop_index("ix_mention_correction_id")
        mention.drop_column("correction_id")
    op.drop_table("correction")
