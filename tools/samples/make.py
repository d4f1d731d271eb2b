"""One story, written by libraries of Python: warcio, fastwarc, feedgen, feedgenerator, newsmlg2. See make.sh."""

import datetime
import io
import pathlib
import sys

import feedgenerator
import NewsMLG2
from fastwarc.warc import WarcRecord, WarcRecordType
from feedgen.feed import FeedGenerator
from lxml import etree
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

out = pathlib.Path(sys.argv[1])
TITLE, AUTHOR, PAPER = "Bridge at Nesvik to close", "Ingrid Solberg", "Nesvik Tidende"
URL = "https://nesvik.example/bridge"
DATE = datetime.datetime(2024, 12, 17, 9, 30, tzinfo=datetime.timezone.utc)
PARAGRAPHS = [
    "Mayor Kari Berg said on Tuesday that the bridge at Nesvik would close for a year, & that a ferry would run.",
    "“Salt has eaten the cables,” said Odd Lund, an engineer at Veritek, a firm that looked at the bridge in May.",
    "Two members of the council disagreed. One of them said that the cost, 40 million, was too high for the town.",
]
TEXT = "\n\n".join(PARAGRAPHS) + "\n"
HTML = "".join(f"<p>{paragraph.replace('&', '&amp;')}</p>\n" for paragraph in PARAGRAPHS)
PAGE = (f"<!DOCTYPE html>\n<html lang=en><head><meta charset=utf-8><title>{TITLE}</title>"
        f'<meta property="og:site_name" content="{PAPER}"></head>\n<body><article>\n{HTML}</article></body></html>\n')

(out / "story.txt").write_text(TEXT)
(out / "story.html").write_text(PAGE)
(out / "utf-16.txt").write_text(TEXT, encoding="utf-16")

for name, packed in (("warcio.warc", False), ("warcio.warc.gz", True)):
    with (out / name).open("wb") as file:
        writer = WARCWriter(file, gzip=packed)
        fixed = {"WARC-Date": "2024-12-18T00:00:00Z"}
        writer.write_record(writer.create_warcinfo_record("story.warc", {"software": "warcio"}))
        writer.write_record(writer.create_warc_record(URL, "request", http_headers=StatusAndHeaders("GET /bridge HTTP/1.1", [("Host", "nesvik.example")], is_http_request=True)))
        for url, kind, body in ((URL, "text/html; charset=utf-8", PAGE.encode()), (URL + ".json", "application/json", b"{}")):
            writer.write_record(writer.create_warc_record(
                url, "response", payload=io.BytesIO(body), warc_headers_dict=dict(fixed),
                http_headers=StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")))

record = WarcRecord()
record.init_headers(WarcRecordType.response)
head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(PAGE.encode())}\r\n\r\n".encode()
record.headers["WARC-Target-URI"] = URL
record.headers["WARC-Date"] = "2024-12-18T00:00:00Z"
record.headers["Content-Type"] = "application/http; msgtype=response"
record.set_bytes_content(head + PAGE.encode())
with (out / "fastwarc.warc").open("wb") as file:
    record.write(file)

feed = FeedGenerator()
feed.load_extension("dc")
feed.id("https://nesvik.example/")
feed.title(PAPER)
feed.link(href="https://nesvik.example/", rel="alternate")
feed.description("News of Nesvik")
feed.lastBuildDate(DATE)
feed.updated(DATE)
entry = feed.add_entry()
entry.id(URL)
entry.title(TITLE)
entry.link(href=URL)
entry.author({"name": AUTHOR, "email": "is@nesvik.example"})
entry.dc.dc_creator(AUTHOR)
entry.published(DATE)
entry.updated(DATE)
entry.summary("The bridge closes.")
entry.content(HTML, type="CDATA")
feed.rss_file(str(out / "feedgen-rss.xml"), pretty=True)
entry.content(HTML, type="html")
feed.atom_file(str(out / "feedgen-atom.xml"))

for name, kind in (("feedgenerator-rss.xml", feedgenerator.Rss201rev2Feed), ("feedgenerator-atom.xml", feedgenerator.Atom1Feed)):
    feed = kind(title=PAPER, link="https://nesvik.example/", description="News of Nesvik", language="en")
    feed.add_item(title=TITLE, link=URL, description=HTML, author_name=AUTHOR, pubdate=DATE, updateddate=DATE, unique_id="nesvik:bridge", unique_id_is_permalink=False)
    with (out / name).open("w") as file:
        feed.write(file, "utf-8")

item = f"""<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:nesvik:bridge" standard="NewsML-G2" standardversion="2.35"
    conformance="power" version="1" xml:lang="en-GB">
  <catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
  <itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:IPTC"/><versionCreated>2024-12-17T09:30:00Z</versionCreated></itemMeta>
  <contentMeta><headline>{TITLE}</headline></contentMeta>
  <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>{TITLE}</title></head><body>{HTML}</body></html></inlineXML></contentSet>
</newsItem>""".encode()
(out / "newsmlg2.xml").write_bytes(etree.tostring(NewsMLG2.NewsMLG2Document(item).to_xml(), xml_declaration=True, encoding="utf-8"))
