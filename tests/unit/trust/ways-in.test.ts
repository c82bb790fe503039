import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const VERBS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"];

/** What a read handler calls to know who asks. */
const GATES = ["requirePermission", "requireActor", "getActor", "requireMeetingReader", "requireMinutesReader"];

/** The closed list (DECIDED 15): every address that is not a page, and what it takes. */
const WAYS_IN: Readonly<Record<string, readonly string[]>> = {
  ".well-known/jwks.json": ["GET"],
  "(portal)/akses/impor/[id]/galat": ["GET"],
  "(portal)/akses/impor/templat": ["GET"],
  "(portal)/akses/otomatis/siapa/unduh": ["GET"],
  "(portal)/akses/tinjauan/unduh": ["GET"],
  "(portal)/akses/unduh": ["GET"],
  "(portal)/aturan/unduh": ["GET"],
  "(portal)/audit/unduh": ["GET"],
  "(portal)/buku-kode/unduh": ["GET"],
  "(portal)/cek-lapangan/kesepakatan/unduh": ["GET"],
  "(portal)/dasbor/[code]/banding/unduh": ["GET"],
  "(portal)/dasbor/[code]/dinamika/unduh": ["GET"],
  "(portal)/dasbor/[code]/grafik": ["GET"],
  "(portal)/dasbor/[code]/indikator/unduh": ["GET"],
  "(portal)/dasbor/[code]/ringkasan": ["GET"],
  "(portal)/dasbor/[code]/kelengkapan/[isian]/unduh": ["GET"],
  "(portal)/dasbor/[code]/kelengkapan/dinas/unduh": ["GET"],
  "(portal)/dasbor/[code]/kelengkapan/unduh": ["GET"],
  "(portal)/dasbor/[code]/tabel/unduh": ["GET"],
  "(portal)/dasbor/[code]/unduh": ["GET"],
  "(portal)/ekspor/[id]/data": ["GET"],
  "(portal)/formulir-kosong": ["GET"],
  "(portal)/ganda/unduh": ["GET"],
  "(portal)/impor/[id]/galat": ["GET"],
  "(portal)/impor/[id]/unduh": ["GET"],
  "(portal)/impor/ekspor": ["GET"],
  "(portal)/impor/templat": ["GET"],
  "(portal)/hak-data/[id]/salinan": ["GET"],
  "(portal)/hak-data/[id]/surat": ["GET"],
  "(portal)/hak-data/unduh": ["GET"],
  "(portal)/hambatan/unduh": ["GET"],
  "(portal)/item-daerah/hasil/unduh": ["GET"],
  "(portal)/keluarga/[id]/dilihat/unduh": ["GET"],
  "(portal)/keluarga/[id]/formulir": ["GET"],
  "(portal)/keputusan-saya/unduh": ["GET"],
  "(portal)/lampiran/[id]": ["GET"],
  "(portal)/muatan/[id]/laporan": ["GET"],
  "(portal)/muatan/[id]/tidak-ada/unduh": ["GET"],
  "(portal)/loket/kunjungan/cetak": ["GET"],
  "(portal)/loket/kunjungan/unduh": ["GET"],
  "(portal)/loket/rekap/unduh": ["GET"],
  "(portal)/musyawarah/[id]/berita-acara/pdf": ["GET"],
  "(portal)/musyawarah/[id]/berita-acara/salinan/[salinan]": ["GET"],
  "(portal)/musyawarah/[id]/undangan": ["GET"],
  "(portal)/musyawarah/unduh": ["GET"],
  "(portal)/mutu/catatan/unduh": ["GET"],
  "(portal)/mutu/hitungan/unduh": ["GET"],
  "(portal)/mutu/lot/unduh": ["GET"],
  "(portal)/mutu/potret/[id]/laporan": ["GET"],
  "(portal)/mutu/soal/unduh": ["GET"],
  "(portal)/laporan-rt/unduh": ["GET"],
  "(portal)/undangan/cetak/[id]/[berkas]": ["GET"],
  "(portal)/undangan/papan": ["GET"],
  "(portal)/undangan/tenaga/unduh": ["GET"],
  "(portal)/undangan/unduh": ["GET"],
  "(portal)/padan/[id]/galat": ["GET"],
  "(portal)/data-instansi/[id]/galat": ["GET"],
  "(portal)/perangkat/unduh": ["GET"],
  "(portal)/peringatan-dini/unduh": ["GET"],
  "(portal)/pelatihan-saya/kalender/[id]": ["GET"],
  "(portal)/pelatihan-saya/sertifikat/[id]": ["GET"],
  "(portal)/pelatihan/[id]/berita-acara/pdf": ["GET"],
  "(portal)/pelatihan/[id]/berita-acara/salinan/[salinan]": ["GET"],
  "(portal)/pelatihan/[id]/unduh": ["GET"],
  "(portal)/pelatihan/unduh": ["GET"],
  "(portal)/pelatihan/waktu-akses/unduh": ["GET"],
  "(portal)/pendampingan/unduh": ["GET"],
  "(portal)/pengiriman/[id]/balasan/[balasan]/laporan": ["GET"],
  "(portal)/pengiriman/[id]/data": ["GET"],
  "(portal)/pengiriman/[id]/surat/[surat]": ["GET"],
  "(portal)/pengiriman/[id]/surat/[surat]/salinan/[salinan]": ["GET"],
  "(portal)/pengiriman/[id]/unduh": ["GET"],
  "(portal)/pengiriman/tertahan/unduh": ["GET"],
  "(portal)/penugasan/[id]/sk": ["GET"],
  "(portal)/periode/penutupan/unduh": ["GET"],
  "(portal)/permintaan-data/[id]/bast": ["GET"],
  "(portal)/permintaan-data/[id]/data": ["GET"],
  "(portal)/permintaan-data/[id]/surat/[surat]": ["GET"],
  "(portal)/permintaan-data/catatan/unduh": ["GET"],
  "(portal)/permintaan-data/pemegang/unduh": ["GET"],
  "(portal)/permintaan-data/unduh": ["GET"],
  "(portal)/rekomendasi/unduh": ["GET"],
  "(portal)/sanggahan/unduh": ["GET"],
  "(portal)/satu-data/[id]/berkas": ["GET"],
  "(public)/antre/pesan": ["POST"],
  "(public)/antre/tiket/[kode]/ubah/kirim": ["POST"],
  "(public)/mandiri/bukti/[kode]/pdf": ["GET"],
  "(public)/mandiri/foto/simpan": ["POST"],
  "(public)/mandiri/isi/simpan": ["POST"],
  "(public)/mandiri/keluar": ["POST"],
  "(public)/mandiri/kirim": ["POST"],
  "(public)/mandiri/masuk": ["POST"],
  "(public)/mandiri/oidc": ["GET"],
  "(public)/mandiri/oidc/kembali": ["GET"],
  "(public)/mandiri/orang/simpan": ["POST"],
  "(public)/mandiri/periksa/kirim": ["POST"],
  "(public)/data/[wilayah]/[kumpulan]/[berkas]": ["GET"],
  "(public)/data/katalog.jsonld": ["GET"],
  "(public)/data/katalog.ttl": ["GET"],
  "(public)/data/metadata/unduh": ["GET"],
  "(public)/warga/desa/[kode]/poster": ["GET"],
  "api/auth/[...nextauth]": ["GET", "POST"],
  "api/commands/[name]": ["POST"],
  "api/health": ["GET"],
  "api/ready": ["GET"],
  "api/sync": ["POST"],
  "api/uploads/[id]": ["PUT"],
  "api/v1/[[...rest]]": [],
  "api/v1/aggregates": ["GET"],
  "api/v1/aggregates/access": ["GET"],
  "api/v1/aggregates/indicators": ["GET"],
  "api/v1/changes": ["GET"],
  "api/v1/codebook": ["GET"],
  "api/v1/hints": ["POST"],
  "api/v1/households": ["GET"],
  "api/v1/households/[id]": ["GET"],
  "api/v1/indicators": ["GET"],
  "api/v1/openapi.json": ["GET"],
  "api/v1/penduduk/storedata": ["POST"],
  "api/v1/proposals": ["GET", "POST"],
  "api/v1/proposals/[id]": ["GET"],
  "api/v1/regional/items": ["GET"],
  "api/v1/regions": ["GET"],
  "api/v1/registry/profile.jsonld": ["GET"],
  "api/v1/registry/search": ["POST"],
  "api/v1/registry/subscribe": ["POST"],
  "api/v1/registry/sync/search": ["POST"],
  "api/v1/registry/sync/txn/status": ["POST"],
  "api/v1/registry/txn/status": ["POST"],
  "api/v1/registry/unsubscribe": ["POST"],
  "api/v1/token": ["POST"],
  "lapangan/pekerja.js": ["GET"],
};

/** Has its own protection against foreign pages. */
const NEXT_AUTH = "api/auth/[...nextauth]";

/** Answer anybody: they say nothing but whether the portal runs, and the worker's script is the same for all. */
const PUBLIC = [
  // The portal's public keys: whoever gets a message of ours asks for them.
  ".well-known/jwks.json",
  "api/health",
  "api/ready",
  "lapangan/pekerja.js",
  // Of what a data steward has opened to all; each reads under the mode of nobody.
  "(public)/data/[wilayah]/[kumpulan]/[berkas]",
  "(public)/data/katalog.jsonld",
  "(public)/data/katalog.ttl",
  "(public)/data/metadata/unduh",
  // By the receipt's own code, which nobody finds by trying; it names no family.
  "(public)/mandiri/bukti/[kode]/pdf",
  // To an identity provider and back: limited by place, bound by a sealed cookie, and they read nothing of a family.
  "(public)/mandiri/oidc",
  "(public)/mandiri/oidc/kembali",
  // A village's poster: region names and the season, nothing else.
  "(public)/warga/desa/[kode]/poster",
];

/** Reads of the open API: a bearer token, and no cookie, opens them. The document and the profile are anybody's, and an address that is none is told so. */
const API_READS: Readonly<Record<string, string>> = {
  "api/v1/aggregates": "answering",
  "api/v1/aggregates/access": "answering",
  "api/v1/aggregates/indicators": "answering",
  "api/v1/changes": "answering",
  "api/v1/codebook": "answering",
  "api/v1/households": "answering",
  "api/v1/households/[id]": "answering",
  "api/v1/indicators": "answering",
  "api/v1/openapi.json": "tellingDocument",
  "api/v1/proposals": "answering",
  "api/v1/proposals/[id]": "answering",
  "api/v1/regional/items": "answering",
  "api/v1/regions": "answering",
  "api/v1/registry/profile.jsonld": "tellingProfile",
};

interface Handler {
  readonly way: string;
  readonly verb: string;
  /** Names of the functions called where the handler is written; empty for one that is only passed on. */
  readonly calls: readonly string[];
  /** The function that makes the handler, when it is not written as one. */
  readonly wrapper: string | null;
}

const SCRIPT = /\.(?:ts|tsx|js|mjs)$/;

const scriptsIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    // An address may end in .js, and is then a folder.
    .filter((entry) => entry.isFile() && SCRIPT.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll("\\", "/"));

const allHandlers = scriptsIn("app")
  .filter((path) => /\/route\.\w+$/.test(path))
  .flatMap((path) => handlersOf(path));

/** Ways in that are none: they look at nothing, and say so as every refusal of the API is said. */
const REFUSING = ["refusingVerbs", "answeringNothing"];
const isRefusing = ({ wrapper }: Handler) => wrapper !== null && REFUSING.includes(wrapper);
const handlers = allHandlers.filter((one) => !isRefusing(one));

function handlersOf(path: string): readonly Handler[] {
  const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
  const way = path.replace(/^app\//, "").replace(/\/route\.\w+$/, "");
  return file.statements.flatMap((statement) => exportsOf(statement).map((one) => ({ way, ...one })));
}

function exportsOf(statement: ts.Statement): readonly Omit<Handler, "way">[] {
  if (ts.isExportDeclaration(statement)) {
    const names = statement.exportClause;
    if (names === undefined || !ts.isNamedExports(names)) return [{ verb: "*", calls: [], wrapper: null }];
    return names.elements.map(({ name }) => ({ verb: name.text, calls: [], wrapper: null }));
  }
  if (ts.isExportAssignment(statement)) return [{ verb: "default", calls: [], wrapper: null }];
  const isExported = ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(isExportKeyword);
  if (isExported !== true) return [];
  if (ts.isFunctionDeclaration(statement))
    return [{ verb: statement.name?.text ?? "default", calls: callsIn(statement), wrapper: null }];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap((declaration) => {
    const { name, initializer } = declaration;
    const wrapper =
      initializer !== undefined && ts.isCallExpression(initializer) ? initializer.expression.getText() : null;
    // `export const { PUT, DELETE } = refusingVerbs("GET")`: a handler each.
    const verbs = ts.isObjectBindingPattern(name) ? name.elements.map((each) => each.name.getText()) : [name.getText()];
    return verbs.map((verb) => ({ verb, calls: callsIn(declaration), wrapper }));
  });
}

function isExportKeyword({ kind }: ts.ModifierLike): boolean {
  return kind === ts.SyntaxKind.ExportKeyword;
}

function callsIn(node: ts.Node): readonly string[] {
  const calls: string[] = [];
  const visit = (child: ts.Node): void => {
    if (ts.isCallExpression(child)) calls.push(child.expression.getText());
    child.forEachChild(visit);
  };
  visit(node);
  return calls;
}

/** Settings of Next that a handler's file may export beside its verbs. */
const SETTINGS = ["dynamic", "runtime", "maxDuration"];

const isRead = ({ verb }: Handler) => ["GET", "HEAD", "OPTIONS"].includes(verb);

describe("the ways in", () => {
  it("are the closed list, verb by verb", () => {
    const found: Record<string, string[]> = Object.fromEntries(allHandlers.map(({ way }) => [way, []]));
    for (const { way, verb } of handlers)
      if (!SETTINGS.includes(verb)) found[way] = [...(found[way] ?? []), verb].sort();
    expect(found).toEqual(WAYS_IN);
    for (const verb of Object.values(WAYS_IN).flat()) expect(VERBS).toContain(verb);
  });

  it("that write are all wrapped, next-auth's aside", () => {
    const writing = handlers.filter((one) => !isRead(one) && !SETTINGS.includes(one.verb) && one.way !== NEXT_AUTH);
    expect(writing.map(({ way, verb, wrapper }) => `${verb} ${way} ${wrapper}`).sort()).toEqual([
      "POST (public)/antre/pesan plainForm",
      "POST (public)/antre/tiket/[kode]/ubah/kirim plainForm",
      "POST (public)/mandiri/foto/simpan plainForm",
      "POST (public)/mandiri/isi/simpan plainForm",
      "POST (public)/mandiri/keluar plainForm",
      "POST (public)/mandiri/kirim plainForm",
      "POST (public)/mandiri/masuk plainForm",
      "POST (public)/mandiri/orang/simpan plainForm",
      "POST (public)/mandiri/periksa/kirim plainForm",
      "POST api/commands/[name] signedIn",
      "POST api/sync syncing",
      "POST api/v1/hints taking",
      "POST api/v1/penduduk/storedata receivingVillage",
      "POST api/v1/proposals taking",
      "POST api/v1/registry/search searchingLater",
      "POST api/v1/registry/subscribe takingSubscriptions",
      "POST api/v1/registry/sync/search searchingNow",
      "POST api/v1/registry/sync/txn/status tellingStatusNow",
      "POST api/v1/registry/txn/status tellingStatusLater",
      "POST api/v1/registry/unsubscribe endingSubscriptions",
      "POST api/v1/token grantingTokens",
      "PUT api/uploads/[id] orByDevice",
    ]);
  });

  it("of the open API all pass its wrapper, and nothing of it looks at a cookie", () => {
    const reads = handlers.filter(({ way, verb }) => way.startsWith("api/v1/") && verb === "GET");
    expect(Object.fromEntries(reads.map(({ way, wrapper }) => [way, wrapper]))).toEqual(API_READS);
    const files = [...scriptsIn("app/api/v1"), ...scriptsIn("lib/server/api"), ...scriptsIn("lib/server/social")];
    expect(files.length).toBeGreaterThan(25);
    for (const path of files) {
      const text = readFileSync(path, "utf8");
      expect(/next\/headers|require-actor|session-store|cookies\(/.test(text), path).toBe(false);
    }
  });

  it("of the open API refuse every other verb in its own words", () => {
    const ways = [...new Set(allHandlers.map(({ way }) => way))].filter((way) => way.startsWith("api/v1/"));
    const verbs = (way: string) => allHandlers.filter((one) => one.way === way).map(({ verb }) => verb);
    for (const way of ways) expect(verbs(way).sort(), way).toEqual(["DELETE", "GET", "PATCH", "POST", "PUT"]);
    for (const one of allHandlers.filter(isRefusing)) expect(one.way).toMatch(/^api\/v1\//);
  });

  it("that read ask who it is, health, readiness, the field worker's script and the open API aside", () => {
    const open = handlers
      .filter(isRead)
      .filter(({ way, calls }) => !(way in API_READS) && !calls.some((call) => GATES.includes(call)));
    expect(open.map(({ way }) => way).sort()).toEqual([NEXT_AUTH, ...PUBLIC].sort());
  });

  it("are no server actions", () => {
    const files = ["app", "components", "lib"].flatMap(scriptsIn);
    expect(files.length).toBeGreaterThan(300);
    expect(files.filter((path) => /^\s*["']use server["']/m.test(readFileSync(path, "utf8")))).toEqual([]);
  });
});
