"""An SMTP server that only notes what it takes: a line of 200 bytes a mail, "recipient Message-ID bytes", and then says 250.

counting_server.py PORT FILE
"""
import email.parser
import os
import sys

from aiosmtpd.controller import Controller

WIDTH = 200


class Counter:
    def __init__(self, path):
        self.file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    async def handle_DATA(self, server, session, envelope):
        head = envelope.content.split(b"\r\n\r\n", 1)[0]
        message_id = email.parser.BytesHeaderParser().parsebytes(head + b"\r\n\r\n")["Message-ID"].strip()
        for recipient in envelope.rcpt_tos:
            line = f"{recipient} {message_id} {len(envelope.content)}"
            os.write(self.file, line.ljust(WIDTH - 1).encode() + b"\n")
        return "250 2.0.0 OK"


controller = Controller(Counter(sys.argv[2]), hostname="127.0.0.1", port=int(sys.argv[1]))
controller.start()
print("ready", flush=True)
sys.stdin.read()  # until the test closes it
controller.stop()
