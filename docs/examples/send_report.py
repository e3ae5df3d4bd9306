#!/usr/bin/env python3
"""Sends one police report with nothing but a Kafka client, and waits for its receipt.

pip install kafka-python jwcrypto
python3 docs/examples/send_report.py --help
"""

import argparse
import base64
import json
import re
import sys
import time
import uuid
from datetime import datetime, timedelta, timezone
from pathlib import Path

from jwcrypto import jwe, jwk

REPORTS = "police.incident-reported.v1"
RECEIPTS = "intake.report-receipt.v1"


def read_key(secrets):
    """The current key of the topic: (kid, 32 bytes), from a properties file."""
    if not secrets.is_file():
        sys.exit("No file %s: is the local stack up?" % secrets)
    setting = re.compile(r'chassis\.jwe\."%s"\.(current|keys\.\S+?)\s*=\s*(\S+)' % re.escape(REPORTS))
    found = {}
    for line in secrets.read_text(encoding="utf-8").splitlines():
        match = setting.fullmatch(line.strip().replace("\\", ""))  # a properties file escapes = with a backslash
        if match:
            found[match[1]] = match[2]
    kid = found.get("current")
    if kid is None or "keys." + kid not in found:
        sys.exit("No current key of %s in %s." % (REPORTS, secrets))
    key = base64.b64decode(found["keys." + kid])
    if len(key) != 32:
        sys.exit("The key %s must be base64 of 32 bytes." % kid)
    return kid, key


def build_report(force):
    """The least that a report must say. Nothing is said of safe contact, so nothing is safe."""
    now = datetime.now(timezone.utc).replace(microsecond=0)
    stamp = lambda minutes: (now - timedelta(minutes=minutes)).isoformat().replace("+00:00", "Z")
    return {
        "force": force,
        "incidentReference": "DEMO/" + uuid.uuid4().hex[:12],
        "version": 1,
        "occurredAt": stamp(90),
        "reportedAt": stamp(30),
        "recordedAt": stamp(5),
        "location": {"disclosable": False},
        "incidentType": "DOMESTIC_ABUSE_CRIME",
        "victim": {
            "person": {
                "forename": "Ffion",
                "surname": "O'Sample-Żak",
                "dateOfBirth": "1991-05-04",
                "sex": "FEMALE",
                "addresses": [{"line1": "1 Example Row", "town": "Fallowby", "postcode": "ZZ99 1AB"}],
                "phones": ["07700 900123"],
            }
        },
        "perpetrators": [],
        "children": [],
        "otherHouseholdMembers": [],
        "relationship": "FORMER_PARTNER",
        "riskAssessment": {"tool": "DASH", "toolVersion": "2009", "officerGrade": "STANDARD"},
        "flags": {"highRiskMarkers": [], "noCrime": False, "historicImport": False, "test": False},
    }


def encrypt(report, kid, key):
    """JWE compact serialisation: the key encrypts directly (dir) with AES-256-GCM, and the header names it."""
    header = {"alg": "dir", "enc": "A256GCM", "kid": kid, "cty": "application/json"}
    secret = jwk.JWK(kty="oct", k=base64.urlsafe_b64encode(key).rstrip(b"=").decode())
    plaintext = json.dumps(report, ensure_ascii=False).encode("utf-8")
    return jwe.JWE(plaintext, protected=json.dumps(header), recipient=secret).serialize(compact=True).encode("ascii")


def build_headers(source, event_id):
    """CloudEvents 1.0, Kafka binding, binary mode."""
    headers = {
        "ce_specversion": "1.0",
        "ce_id": event_id,
        "ce_source": source,
        "ce_type": "org.project360." + REPORTS,
        "ce_time": datetime.now(timezone.utc).isoformat().replace("+00:00", "Z"),
        "ce_dataschema": "urn:project360:schema:" + REPORTS,
        "content-type": "application/jose",
    }
    return [(name, value.encode("utf-8")) for name, value in headers.items()]


def receipts_from_now(bootstrap):
    from kafka import KafkaConsumer, TopicPartition

    consumer = KafkaConsumer(bootstrap_servers=bootstrap, enable_auto_commit=False)
    partitions = [TopicPartition(RECEIPTS, p) for p in consumer.partitions_for_topic(RECEIPTS) or ()]
    if not partitions:
        sys.exit("No topic %s at %s: is the local stack up?" % (RECEIPTS, bootstrap))
    consumer.assign(partitions)
    consumer.seek_to_end()
    for partition in partitions:
        consumer.position(partition)  # the end is looked up now, before anything is sent
    return consumer


def await_receipt(consumer, source, event_id, seconds):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        for records in consumer.poll(timeout_ms=500).values():
            for record in records:
                receipt = json.loads(record.value)
                if (receipt.get("eventSource"), receipt.get("eventId")) == (source, event_id):
                    return receipt
    return None


def send(bootstrap, report, headers, value):
    from kafka import KafkaProducer

    producer = KafkaProducer(bootstrap_servers=bootstrap, acks="all")
    key = "%s/%s" % (report["force"], report["incidentReference"])
    sent = producer.send(REPORTS, key=key.encode("utf-8"), value=value, headers=headers).get(timeout=30)
    producer.close()
    return sent


def main():
    options = argparse.ArgumentParser(description="Sends one police report and waits for its receipt.")
    options.add_argument("--bootstrap", default="127.0.0.1:19092", help="the broker (%(default)s)")
    options.add_argument("--secrets", type=Path, default=Path(".p360/secrets/police.properties"), help="keys (%(default)s)")
    options.add_argument("--force", default="LEICS", help="code of the police force (%(default)s)")
    options.add_argument("--report", type=Path, help="a JSON file to send instead of a made-up report")
    options.add_argument("--id", default=str(uuid.uuid4()), help="ce_id; the same with the same --report is a duplicate")
    options.add_argument("--timeout", type=float, default=30, help="seconds to wait for the receipt (%(default)s)")
    args = options.parse_args()

    report = json.loads(args.report.read_text(encoding="utf-8")) if args.report else build_report(args.force)
    source = "urn:police:%s:records" % report["force"]
    kid, key = read_key(args.secrets)
    consumer = receipts_from_now(args.bootstrap)
    sent = send(args.bootstrap, report, build_headers(source, args.id), encrypt(report, kid, key))
    print("sent %s to %s-%d@%d under key %s" % (args.id, sent.topic, sent.partition, sent.offset, kid), flush=True)

    receipt = await_receipt(consumer, source, args.id, args.timeout)
    if receipt is None:
        sys.exit("No receipt within %g seconds." % args.timeout)
    print(json.dumps(receipt, indent=2))
    return 1 if receipt["outcome"] == "REJECTED" else 0


if __name__ == "__main__":
    sys.exit(main())
