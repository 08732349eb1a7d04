"""A terminal of any size for the program under test, and what a reader sees on it."""

import fcntl
import os
import pty
import re
import signal
import struct
import subprocess
import termios
import threading
import time

from program import PATIENCE, PROGRAM

SGR = re.compile(r"\x1b\[[0-9;]*m")


class Terminal:
    """What was written to it, read as long as somebody has it open."""

    def __init__(self, columns, rows=50):
        self.reading, self.writing = pty.openpty()
        fcntl.ioctl(self.writing, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.bytes = bytearray()
        self.thread = threading.Thread(target=self.read)
        self.thread.start()

    def read(self):
        while True:
            try:
                block = os.read(self.reading, 65536)
            except OSError:  # the other end is closed
                return
            if not block:
                return
            self.bytes += block

    def close(self):
        """All that was written, once nobody has the terminal any more."""
        os.close(self.writing)
        self.thread.join(PATIENCE)
        os.close(self.reading)
        return self.bytes.decode("utf-8").replace("\r\n", "\n")


def screen(text):
    """The lines that are left of what was written: carriage returns and erasures are obeyed."""
    lines, column = [""], 0
    for part in re.findall(r"\x1b\[K|\r|\n|[^\x1b\r\n]+", SGR.sub("", text)):
        if part == "\n":
            lines.append("")
            column = 0
        elif part == "\r":
            column = 0
        elif part == "\x1b[K":
            lines[-1] = lines[-1][:column]
        else:
            lines[-1] = lines[-1][:column] + part + lines[-1][column + len(part):]
            column += len(part)
    return lines


def hold_back(program, seconds=3):
    """For so long the program runs on what is like a very slow machine: of each moment it gets a
    sixteenth. What takes a fifth of a second takes seconds then, however fast the machine is."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and program.poll() is None:
        time.sleep(0.01)
        program.send_signal(signal.SIGSTOP)
        time.sleep(0.15)
        program.send_signal(signal.SIGCONT)


def run_on(folder, words, columns, streams=("stdout", "stderr"), environment=None, feed=None,
           slowly=False):
    """Runs the program with these streams on terminals, the others on pipes. Status, and what each
    stream got."""
    terminals = {name: Terminal(columns) for name in streams}
    surroundings = {name: value for name, value in os.environ.items()
                    if name not in ("NO_COLOR", "CLICOLOR_FORCE")}
    ends = {name: terminals[name].writing if name in terminals else subprocess.PIPE
            for name in ("stdout", "stderr")}
    program = subprocess.Popen([PROGRAM, *words], cwd=folder, stdin=subprocess.PIPE, **ends,
                               env={**surroundings, "TERM": "xterm", **(environment or {})})
    if slowly:
        threading.Thread(target=hold_back, args=(program,)).start()
    out, err = program.communicate(feed, timeout=PATIENCE)
    piped = {"stdout": out, "stderr": err}
    texts = {name: terminals[name].close() if name in terminals else piped[name].decode("utf-8")
             for name in piped}
    return program.returncode, texts["stdout"], texts["stderr"]
