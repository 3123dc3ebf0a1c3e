"""Everything the API can be asked for with GET, asked as its own description says, so that two states of an archive can
be compared answer by answer."""
import json
import urllib.parse

FIXED_TIME = "2040-01-01T00:00:00Z"


class Snapshot:
    """Answers by person and path. Handing out a document writes an entry, so entries from `upto` on (by default: those
    written by asking here) are left out of every answer that lists them."""

    def __init__(self, instance, people, upto=None):
        self.instance, self.people, self.answers = instance, people, {}
        description = json.loads(instance.get("/v1/openapi.json")[1])
        self.schemas = description["components"]["schemas"]
        self.paths = {path: methods["get"] for path, methods in description["paths"].items() if "get" in methods}
        self.ids = self.known_ids()
        self.templates = [item["name"] for item in json.loads(instance.get("/v1/templates")[1])["items"]]
        self.upto = upto or json.loads(instance.get("/v1/status")[1])["ledgerSize"]
        self.documents()
        self.everything_else()

    def ask(self, person, path):
        """One answer; lists of roles are sets."""
        status, body = self.instance.client(person).request("GET", path)
        if path.startswith("/v1/invoices/") and "/" not in path[13:] and status == 200:
            body = json.loads(body)
            body["events"] = [event for event in body["events"] if event["entry"] < self.upto]
        if path == "/v1/tokens" and status == 200:
            body = json.loads(body)
            for item in body["items"]:
                item["principal"]["roles"].sort()
        self.answers[person, path] = (status, body)

    def known_ids(self):
        ids, cursor = [], None
        while True:
            path = "/v1/invoices?limit=100" + (f"&cursor={urllib.parse.quote(cursor)}" if cursor else "")
            page = json.loads(self.instance.get(path)[1])
            ids += [item["id"] for item in page["items"]]
            cursor = page.get("next")
            if not cursor:
                return ids

    def documents(self):
        path = "/v1/invoices/{id}/documents/{form}"
        for id in self.ids:
            for form in self.schemas["Rendition"]["enum"]:
                self.ask("operator", path.format(id=id, form=form))

    def everything_else(self):
        for path in self.paths:
            if path.endswith("/documents/{form}"):
                continue
            if path == "/v1/events":
                self.events()
            elif path == "/v1/status":
                self.status()
            elif path in ("/v1/invoices", "/v1/pending"):
                self.lists(path)
            elif "{name}" in path:
                for name in [*self.templates, "none-of-this-name"]:
                    for person in self.people:
                        self.ask(person, path.format(name=name))
            elif "{" in path:
                for id in [*self.ids, "LG-ZYXW-VTSR-QPN0"]:
                    query = f"?at={FIXED_TIME}" if path.endswith("/verification") else ""
                    for person in self.people:
                        self.ask(person, path.format(id=id) + query)
            else:
                for person in self.people:
                    self.ask(person, path)

    def events(self):
        """Every event, by pages."""
        for person in self.people:
            place, items = 0, []
            while place < self.upto:
                status, body = self.instance.client(person).request("GET", f"/v1/events?from={place}&limit=1000")
                if status != 200:
                    items = [status, json.loads(body)["type"]]
                    break
                page = json.loads(body)
                items += [item for item in page["items"] if item["position"] < self.upto]
                if page["next"] <= place:
                    break
                place = page["next"]
            self.answers[person, "/v1/events"] = items

    def status(self):
        """What does not tell of this run of the program."""
        for person in self.people:
            status, body = self.instance.client(person).request("GET", "/v1/status")
            told = json.loads(body)
            for root in told.get("roots", []):
                root.pop("completeTo", None)
            self.answers[person, "/v1/status"] = (
                status, {name: told[name] for name in told if name not in ("stages", "ledgerSize")})

    def lists(self, path):
        """Every parameter of a list with every value that the archive has for it, and all pages."""
        details = [json.loads(self.instance.get(f"/v1/invoices/{id}")[1]) for id in self.ids]
        summaries = [detail["summary"] for detail in details]

        def values(*names):
            return sorted({str(s[name]) for s in summaries for name in names if s.get(name) is not None})

        known = {
            "number": values("number"), "customer": values("customer") + [w for c in values("customer") for w in c.split()],
            "tax-id": values("sellerTaxID", "customerTaxID"), "from": values("issueDate"), "to": values("issueDate"),
            "min": values("total"), "max": values("total"), "text": ["factura", "rechnung", "invoice", "munoz", "4711"],
            "ref": [f"REF-{n}" for n in range(20)], "state": self.schemas["SubmissionState"]["enum"],
            "tenant": values("tenant") + ["nobody"], "vault": self.schemas["Vault"]["enum"]}
        names = [parameter["name"] for parameter in self.paths[path].get("parameters", [])]
        for person in self.people:
            for name in names:
                if name in ("cursor", "limit"):
                    continue
                for value in known[name]:
                    self.ask(person, f"{path}?limit=1000&{name}={urllib.parse.quote(value)}")
            cursor, number = None, 0
            while True:
                query = "?limit=4" + (f"&cursor={urllib.parse.quote(cursor)}" if cursor else "")
                status, body = self.instance.client(person).request("GET", path + query)
                page = json.loads(body)
                cursor = page.pop("next", None)
                self.answers[person, f"{path} page {number}"] = (status, page)
                number += 1
                if not cursor:
                    break


def differences(want, got):
    """One line for each answer that is another one."""
    found = []
    for key in sorted(want.answers.keys() | got.answers.keys()):
        before, after = want.answers.get(key), got.answers.get(key)
        if before != after:
            found.append(f"{key[0]} GET {key[1]}: {place(before, after)}")
    return found


def place(before, after):
    """Both from a little before the first difference on."""
    left, right = repr(before), repr(after)
    at = next((n for n, (x, y) in enumerate(zip(left, right)) if x != y), min(len(left), len(right)))
    return f"…{left[max(0, at - 60):at + 60]} is now …{right[max(0, at - 60):at + 60]}"
