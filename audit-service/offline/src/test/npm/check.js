// SPDX-License-Identifier: Apache-2.0

// Checks an inclusion proof of the log's with npm's @sigstore/verify, and that it refuses the same
// proof with one thing changed. InteroperabilityTest runs it where that package is installed.
"use strict";

const fs = require("fs");
const path = require("path");
const verify = path.dirname(require.resolve("@sigstore/verify/package.json"));
const { verifyMerkleInclusion } = require(path.join(verify, "dist/tlog/merkle.js"));

const words = fs.readFileSync(path.join(process.argv[2], "inclusion.txt"), "utf8").trim().split(" ");
const entry = Buffer.from(words.pop().replace("entry:", ""), "base64");
const [index, size, , root, ...hashes] = words;

function accepts(proofHashes, body, at) {
  try {
    verifyMerkleInclusion(
      { inclusionProof: { logIndex: at, hashes: proofHashes }, canonicalizedBody: body },
      { logSize: BigInt(size), logHash: Buffer.from(root, "base64") },
    );
    return true;
  } catch (refusal) {
    return false;
  }
}

const proof = hashes.map((hash) => Buffer.from(hash, "base64"));
const changed = proof.map((hash, i) =>
  proof.map((other, j) => (i === j ? Buffer.from(other.map((byte) => byte ^ 1)) : other)),
);
let accepted = accepts(proof, entry, index) ? 1 : 0;
let refused = 0;
for (const other of changed) {
  refused += accepts(other, entry, index) ? 0 : 1;
}
refused += accepts(proof, Buffer.concat([entry, Buffer.from(" ")]), index) ? 0 : 1;
refused += accepts(proof, entry, String(Number(index) - 1)) ? 0 : 1;
console.log(`accepted ${accepted}, refused ${refused}`);
