// Reads articles a line; prints the seconds of the processor it took and how many quotations were found.
const nlp = require('compromise');
const texts = require('fs').readFileSync(process.argv[2], 'utf8').trim().split('\n').map((line) => JSON.parse(line).text);
const before = process.cpuUsage();
let found = 0;
for (const text of texts) found += nlp(text).quotations().length;
const used = process.cpuUsage(before);
console.log(JSON.stringify({seconds: (used.user + used.system) / 1e6, found}));
