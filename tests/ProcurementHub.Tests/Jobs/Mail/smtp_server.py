"""A real SMTP server for the transport's tests: keeps what it takes, refuses what its address says.

smtp_server.py PORT FOLDER    keeps message N as FOLDER/N.eml
busy@...    answers 451 to RCPT        gone@...   answers 550 to RCPT
spam@...    answers 554 to the data    slow@...   takes the data after a minute
"""
import asyncio
import pathlib
import sys

from aiosmtpd.controller import Controller


class Keeper:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        refusals = {"busy": "451 4.3.0 Try again later", "gone": "550 5.1.1 No such user"}
        refusal = refusals.get(address.split("@")[0])
        if refusal:
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        local = envelope.rcpt_tos[0].split("@")[0]
        if local == "spam":
            return "554 5.7.1 We do not want this"
        if local == "slow":
            await asyncio.sleep(60)
        self.count += 1
        unfinished = self.folder / f"{self.count}.tmp"
        unfinished.write_bytes(envelope.content)
        unfinished.rename(self.folder / f"{self.count}.eml")
        return "250 OK"


port, folder = int(sys.argv[1]), sys.argv[2]
controller = Controller(Keeper(folder), hostname="127.0.0.1", port=port)
controller.start()
print("ready", flush=True)
sys.stdin.read()  # until the test closes it
controller.stop()
