"""The core, asked through the native program `answer_requests`."""

import json
import subprocess


class Refused(Exception):
    """The core gave an error instead of a result; `code` and `params` say why."""

    def __init__(self, error):
        super().__init__(error.get("message", error["code"]))
        self.code = error["code"]
        self.params = error["params"]


class Core:
    def __init__(self, program):
        self._process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def run(self, operation, value, options=None):
        """The result of an operation; its input is a text, or a value that is sent as JSON."""
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        data = text.encode()
        option_data = json.dumps(options, ensure_ascii=False).encode() if options else b""
        header = f"engine {operation} {len(data)} {len(option_data)}\n".encode()
        self._process.stdin.write(header + data + option_data)
        self._process.stdin.flush()
        size = int(self._process.stdout.readline())
        result = json.loads(self._process.stdout.read(size))
        if "error" in result:
            raise Refused(result["error"])
        return result

    def sql(self, operation, value, options=None):
        return self.run(operation, value, options)["sql"]

    def full_type(self, trino_type):
        return self.run("map_complex_type", trino_type)["type"]

    def close(self):
        self._process.stdin.close()
        return self._process.wait()
