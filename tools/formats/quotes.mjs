// How many quotations of web annotations are not found in the page of their article, a paragraph a line, by the matcher of Apache Annotator:
// node quotes.mjs MODULES FOLDER, with the node_modules of the packages.

import { createReadStream, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [modules, folder] = process.argv.slice(2);
const { JSDOM } = createRequire(modules + "/")("jsdom");
const dom = new JSDOM("").window;
for (const name of ["Node", "NodeFilter", "Range"]) globalThis[name] = dom[name];
const { createTextQuoteSelectorMatcher } = await import(pathToFileURL(modules + "/node_modules/@apache-annotator/dom/lib/index.js"));

const lines = (name) => createInterface({ input: createReadStream(`${folder}/${name}`), crlfDelay: Infinity });
const annotations = lines("annotations")[Symbol.asyncIterator]();
let total = 0;
let lost = 0;
let next = await annotations.next();
for await (const line of lines("text.jsonl")) {
  const article = JSON.parse(line);
  const root = dom.document.createElement("article");
  for (const text of article.text.split(/[\r\n]+/)) root.appendChild(dom.document.createElement("p")).textContent = text;
  const wanted = article.statements.reduce((sum, one) => sum + [one.content, one.cue, one.mention].filter((spans) => spans.length).length, 0);
  for (let i = 0; i < wanted; ++i, next = await annotations.next()) {
    for (const target of JSON.parse(next.value).target) {
      const quote = target.selector.find((selector) => selector.type === "TextQuoteSelector");
      let found = 0;
      for await (const range of createTextQuoteSelectorMatcher(quote)(root)) found += range.toString() === quote.exact;
      ++total;
      lost += found === 0;
    }
  }
}
console.log(lost === 0 ? "nothing" : `${lost} of ${total} quotations`);
