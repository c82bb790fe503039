// How long the letters of a village take to draw, a file of a hundred at a time as the job does, on one thread:
//   npm run bench:letters [letters=1000]
// Prints each file's and the whole time, and fails above 30 seconds for a thousand. Sealing and keeping a file is not in it: some milliseconds each.
import { performance } from "node:perf_hooks";
import { createTranslator } from "use-intl/core";
import { LETTERS_A_FILE } from "../../lib/domain/invitation/choice.ts";
import { codeOfNumber, spokenCode } from "../../lib/domain/invitation/code.ts";
import { messagesOf } from "../../lib/i18n/catalogue.ts";
import { letterDocument } from "../../lib/server/print/letter-document.ts";
import { renderPdf, textWidth } from "../../lib/server/print/pdf.ts";

const count = Number(process.argv[2] ?? 1_000);
const NEIGHBOURHOOD = 25;
const t = createTranslator({ locale: "id", messages: messagesOf("id"), namespace: "invitationLetter" });
const head = {
  year: 2026,
  village: "Desa Beru",
  above: ["Provinsi Nusa Tenggara Barat", "Kabupaten Sumbawa Barat", "Kecamatan Jereweh"],
  address: "https://mutakhir.example.go.id/mandiri",
};
const letters = Array.from({ length: count }, (_, index) => ({
  headName: `Siti Aminah Contoh ${index}`,
  dusun: "Beru Atas",
  rw: "001",
  rt: String(1 + Math.floor(index / NEIGHBOURHOOD)).padStart(3, "0"),
  address: `Jalan Raya Jereweh No. ${index}`,
  code: spokenCode(codeOfNumber(BigInt(index + 1) * 987_654_321_987_654n)),
  answerBy: "30 September 2026",
}));

const begun = performance.now();
let bytes = 0;
for (let from = 0; from < count; from += LETTERS_A_FILE) {
  const file = letters.slice(from, from + LETTERS_A_FILE);
  const groups = [];
  for (let first = 0; first < file.length; first += NEIGHBOURHOOD)
    groups.push({ letters: file.slice(first, first + NEIGHBOURHOOD), first: 1 });
  const started = performance.now();
  const pdf = await renderPdf(letterDocument(head, groups, t, await textWidth()));
  bytes += pdf.length;
  console.log(`${file.length} letters: ${((performance.now() - started) / 1000).toFixed(2)} s, ${pdf.length} bytes`);
}
const seconds = (performance.now() - begun) / 1000;
console.log(`${count} letters in ${seconds.toFixed(1)} s, ${(bytes / 1e6).toFixed(1)} MB`);
const MOST_SECONDS_A_THOUSAND = 30;
if (seconds > (MOST_SECONDS_A_THOUSAND * count) / 1_000)
  throw new Error(`a thousand letters may take ${MOST_SECONDS_A_THOUSAND} s`);
