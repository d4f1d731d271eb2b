// The same story, written by "feed" of npm. See make.sh.
import { readFileSync, writeFileSync } from "node:fs";
import { Feed } from "feed";

const out = process.argv[2];
const content = readFileSync(`${out}/story.html`, "utf8").match(/<p>[^]*<\/p>/)[0];
const date = new Date("2024-12-17T09:30:00Z");
const feed = new Feed({ title: "Nesvik Tidende", id: "https://nesvik.example/", link: "https://nesvik.example/", updated: date, copyright: "none",
                        description: "News of Nesvik" });
feed.addItem({ title: "Bridge at Nesvik to close", id: "nesvik:bridge", link: "https://nesvik.example/bridge", description: "The bridge closes.", content,
               author: [{ name: "Ingrid Solberg" }], date, published: date });
writeFileSync(`${out}/feed-rss.xml`, feed.rss2());
writeFileSync(`${out}/feed-atom.xml`, feed.atom1());
writeFileSync(`${out}/feed.json`, feed.json1());
