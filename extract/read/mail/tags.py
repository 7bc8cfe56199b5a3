"""The numbers by which Outlook knows what a message has (MS-OXPROPS)."""

from __future__ import annotations

MESSAGE_CLASS, SUBJECT, TRANSPORT_HEADERS = 0x001A, 0x0037, 0x007D
BODY, RTF_COMPRESSED, HTML = 0x1000, 0x1009, 0x1013
SUBMITTED, DELIVERED = 0x0039, 0x0E06
SHOWN = (0x0E04, 0x0E03, 0x0E02)  # whom it is to, as shown: to, cc, bcc
# Who sent it: a name, and the addresses that it may have, best first.
SENDERS = ((0x0042, (0x5D02, 0x0065)), (0x0C1A, (0x5D01, 0x0C1F)))
RECIPIENT_TYPE, DISPLAY_NAME = 0x0C15, 0x3001
ADDRESSES = (0x39FE, 0x3003)
ATTACHED, ATTACH_METHOD, ATTACH_KIND, CONTENT_ID = 0x3701, 0x3705, 0x370E, 0x3712
ATTACHED_FOLDER = "__substg1.0_3701000D"
FILE_NAMES = (0x3707, 0x3704, DISPLAY_NAME)
CODE_PAGES = (0x3FDE, 0x3FFD)  # of the page, of other text
LOCATION = 0x8208  # of an appointment: a number that each file gives another number
WHEN = ((0x820D, 0x0060), (0x820E, 0x0061))  # start and end of an appointment, and where a request has them
