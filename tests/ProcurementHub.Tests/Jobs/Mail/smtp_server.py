"""A real SMTP server for the transport's tests: keeps what it takes, refuses what its address says.

smtp_server.py PORT FOLDER [CERTIFICATE KEY USER PASSWORD]    keeps message N as FOLDER/N.eml
busy@...    answers 451 to RCPT                gone@...   answers 550 5.1.1 to RCPT
later@...   answers 451 to its first RCPT      full@...   answers 552 5.2.2 to RCPT
spam@...    answers 554 to the data            slow@...   takes the data after a minute
drop@...    keeps the data, and the first time hangs up instead of an answer
"""
import asyncio
import pathlib
import ssl
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult


class Server(SMTP):
    # Names of mechanisms in small letters are names all the same (RFC 4954, 4).
    async def smtp_AUTH(self, arg):
        mechanism, _, rest = (arg or "").partition(" ")
        await super().smtp_AUTH(f"{mechanism.upper()} {rest}".strip())


class Serving(Controller):
    def factory(self):
        return Server(self.handler, **self.SMTP_kwargs)


class Keeper:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.count = 0
        self.seen = set()

    def is_first(self, address):
        first = address not in self.seen
        self.seen.add(address)
        return first

    async def handle_RCPT(self, server, session, envelope, address, options):
        refusals = {"busy": "451 4.3.0 Try again later", "gone": "550 5.1.1 No such user", "full": "552 5.2.2 Mailbox full"}
        refusal = refusals.get(address.split("@")[0])
        if refusal:
            return refusal
        if address.startswith("later@") and self.is_first(address):
            return "451 4.7.1 Greylisted"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        address = envelope.rcpt_tos[0]
        local = address.split("@")[0]
        if local == "spam":
            return "554 5.7.1 We do not want this"
        if local == "slow":
            await asyncio.sleep(60)
        self.count += 1
        unfinished = self.folder / f"{self.count}.tmp"
        unfinished.write_bytes(envelope.content)
        unfinished.rename(self.folder / f"{self.count}.eml")
        if local == "drop" and self.is_first(address):
            server.transport.abort()
        return "250 OK"


port, folder = int(sys.argv[1]), sys.argv[2]
secure = {}
if len(sys.argv) > 3:
    certificate, key, user, password = sys.argv[3:7]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    def check(server, session, envelope, mechanism, data):
        return AuthResult(success=(data.login, data.password) == (user.encode(), password.encode()), handled=False)

    secure = {"tls_context": context, "require_starttls": True, "authenticator": check, "auth_required": True}

controller = Serving(Keeper(folder), hostname="127.0.0.1", port=port, **secure)
controller.start()
print("ready", flush=True)
sys.stdin.read()  # until the test closes it
controller.stop()
