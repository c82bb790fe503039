import type { Content, TDocumentDefinitions } from "pdfmake/interfaces";
import type { ContentFile } from "@/lib/domain/delivery/content-metadata";
import type { PaperContent, PaperFields } from "@/lib/domain/delivery/paper";
import { hashText } from "@/lib/domain/meeting/minutes";
import {
  checkBlock,
  heading,
  paperFooter,
  paperTable,
  paperTitle,
  signatureBlock,
  terms,
  villagePaper,
} from "./meeting-sheet";

/** The texts of the papers, by their key in the `handover.paper` messages. */
export type HandoverWords = (key: HandoverKey, values?: Record<string, string | number>) => string;
type HandoverKey = keyof typeof import("@/lib/i18n/messages/id/handover.json")["paper"];

export interface HandoverSheet {
  readonly content: PaperContent;
  /** In the reader's words. */
  readonly day: string;
  readonly lastDay: string | null;
  readonly frozenAt: string;
  readonly recipient: string;
  readonly issue: { readonly number: number; readonly at: string; readonly sha256: string; readonly checkUrl: string };
}

/** The laws that stand on both papers; of the two that are said by article the article (process.md 1.2, 1.3, 1.9). */
const BASIS = [
  "basisBps",
  "basisPpn",
  "basisSocial",
  "basisData",
  "basisPrivacy",
] as const satisfies readonly HandoverKey[];
const ROLES = [
  "roleGiver",
  "roleReceiver",
  "rolePurpose",
  "roleSecurity",
  "roleReport",
] as const satisfies readonly HandoverKey[];

/** Minutes of hand-over, or agreement, of a package: parties, basis, content with checksums, statements, signatures, and a code to check by. */
export function handoverDocument(sheet: HandoverSheet, t: HandoverWords): TDocumentDefinitions {
  const { content, issue } = sheet;
  const { kind, fields, dataSha256 } = content;
  const title = t(kind === "bast" ? "bastTitle" : "agreementTitle");
  const foot = `${t("issueLine", { number: issue.number, at: issue.at })}\n${t("contentHash")}: ${hashText(issue.sha256)}`;
  return villagePaper(
    title,
    [
      paperTitle(title, t("letter", { number: fields.letterNumber }), content.regencyName),
      t("opening", { day: sheet.day, place: fields.place }),
      party(t("first"), fields.giver, t),
      party(t("second"), fields.receiver, t),
      heading(t("basis")),
      { ol: BASIS.map((key) => t(key)) },
      ...(kind === "bast" ? bastPart(sheet, t) : agreementPart(sheet, t)),
      heading(t("dataHash")),
      { text: hashText(dataSha256), fontSize: 9 },
      { text: t("dataHashHint"), fontSize: 8.5, margin: [0, 2, 0, 0] },
      signatureBlock(`${fields.place}, ${sheet.day}`, [
        `${t("first")}\n${fields.giver.institution}\n${fields.giver.name}`,
        `${t("second")}\n${fields.receiver.institution}\n${fields.receiver.name}`,
      ]),
      checkBlock(issue.checkUrl, t("checkText")),
    ],
    paperFooter(foot, (page, pages) => t("page", { page, pages })),
  );
}

function party(side: string, { institution, name, position }: PaperFields["giver"], t: HandoverWords): Content {
  return {
    stack: [
      { text: side, bold: true, margin: [0, 8, 0, 0] },
      terms([
        [t("institution"), institution],
        [t("name"), name],
        [t("position"), position],
      ]),
    ],
  };
}

function contentTerms({ content, frozenAt, recipient }: HandoverSheet, t: HandoverWords): Content {
  return terms([
    [t("package"), t("packageLine", { number: content.packageNumber, recipient })],
    [t("kindOfData"), t("kindOfDataText")],
    [t("frozen"), frozenAt],
    [
      t("volume"),
      t("volumeLine", { families: content.families, people: content.people, proposals: content.proposals }),
    ],
    ...(content.leftOut > 0 ? [[t("leftOut"), t("leftOutLine", { count: content.leftOut })] as const] : []),
  ]);
}

/** The files of a hand-over with their sizes and checksums. */
export function handoverFiles(
  files: readonly ContentFile[],
  words: Readonly<Record<"file" | "rows" | "bytes", string>>,
): Content {
  return paperTable(
    [
      { header: words.file, width: 80 },
      { header: words.rows, width: 46, isNumber: true },
      { header: words.bytes, width: 64, isNumber: true },
      { header: "SHA-256", width: "*" },
    ],
    files.map(({ name, rows, bytes, sha256 }) => [name, String(rows), String(bytes), hashText(sha256)]),
  );
}

function bastPart(sheet: HandoverSheet, t: HandoverWords): readonly Content[] {
  const { content } = sheet;
  return [
    heading(t("contentTitle")),
    contentTerms(sheet, t),
    handoverFiles(content.files, { file: t("file"), rows: t("rows"), bytes: t("bytes") }),
    heading(t("metadataTitle")),
    t("metadataText"),
    heading(t("methodTitle")),
    t(`method-${content.fields.method}`),
    heading(t("statementTitle")),
    {
      ol: [
        t("statementStandard"),
        t("statementPurpose"),
        t(content.fields.mayReshare ? "reshareYes" : "reshareNo"),
        t("statementBreach"),
      ],
    },
  ];
}

function agreementPart(sheet: HandoverSheet, t: HandoverWords): readonly Content[] {
  const { content, lastDay } = sheet;
  return [
    heading(t("objectTitle")),
    contentTerms(sheet, t),
    heading(t("rolesTitle")),
    { ol: [...ROLES.map((key) => t(key)), t(content.fields.mayReshare ? "reshareYes" : "reshareNo")] },
    heading(t("termTitle")),
    t("termText", { day: sheet.day, lastDay: lastDay ?? "–" }),
  ];
}
