import type { Content, TDocumentDefinitions } from "pdfmake/interfaces";
import type { RequestPage } from "@/lib/domain/data-request/request-page";
import { hashText } from "@/lib/domain/meeting/minutes";
import { handoverFiles } from "./handover-document";
import { heading, paperFooter, paperTitle, signatureBlock, terms, villagePaper } from "./meeting-sheet";

/** The texts of the paper, as the `dataRequest` messages have them. */
export type RequestWords = Awaited<ReturnType<typeof import("next-intl/server").getTranslations<"dataRequest">>>;

export interface RequestBastSheet {
  readonly page: RequestPage;
  /** In the reader's words. */
  readonly grantedOn: string;
  readonly lastDay: string;
  readonly locale: "id" | "en";
  readonly at: (instant: Date) => string;
}

/** Minutes of hand-over of a granted request: parties, basis, what was handed over with checksums, who agreed, what its receiver promises. */
export function requestBast(sheet: RequestBastSheet, t: RequestWords): TDocumentDefinitions {
  const { page } = sheet;
  const title = t("bastPaper.title");
  const number = page.number ?? "";
  return villagePaper(
    title,
    [
      paperTitle(title, t("bastPaper.letter", { number }), page.regencyName),
      t("bastPaper.opening", { day: sheet.grantedOn }),
      ...parties(sheet, t),
      heading(t("bastPaper.basisTitle")),
      {
        ol: [
          t("bastPaper.basisBps"),
          t("bastPaper.basisPpn"),
          t("bastPaper.basisPrivacy"),
          t("bastPaper.basisOwn", { basis: page.fields.basis }),
        ],
      },
      heading(t("bastPaper.contentTitle")),
      contentOf(sheet, t),
      handoverFiles(page.content.files, {
        file: t("bastPaper.file"),
        rows: t("bastPaper.rows"),
        bytes: t("bastPaper.bytes"),
      }),
      heading(t("bastPaper.hash")),
      { text: hashText(page.content.sha256 ?? ""), fontSize: 9 },
      { text: t("bastPaper.hashHint"), fontSize: 8.5, margin: [0, 2, 0, 0] },
      heading(t("bastPaper.approvals")),
      { ol: approvals(sheet, t) },
      heading(t("bastPaper.statementTitle")),
      { ol: statements(page, t) },
      signatureBlock(t("bastPaper.place", { region: page.regencyName, day: sheet.grantedOn }), [
        `${t("bastPaper.giver")}\n${t("bastPaper.steward", { region: page.regencyName })}`,
        `${t("bastPaper.receiver")}\n${page.fields.office}\n${page.askedBy}`,
      ]),
    ],
    paperFooter(t("bastPaper.foot", { number }), (at, pages) => t("bastPaper.page", { page: at, pages })),
  );
}

function parties({ page }: RequestBastSheet, t: RequestWords): readonly Content[] {
  return [
    { text: t("bastPaper.giver"), bold: true, margin: [0, 8, 0, 0] },
    terms([[t("bastPaper.institution"), t("bastPaper.steward", { region: page.regencyName })]]),
    { text: t("bastPaper.receiver"), bold: true, margin: [0, 8, 0, 0] },
    terms([
      [t("bastPaper.institution"), page.fields.office],
      [t("bastPaper.name"), page.askedBy],
    ]),
  ];
}

function contentOf({ page, grantedOn, lastDay, locale }: RequestBastSheet, t: RequestWords): Content {
  const { fields, content } = page;
  const isSums = page.handed.some(({ treatment }) => treatment === "sums");
  const handed = page.handed.filter(({ treatment }) => treatment !== "absent" && treatment !== "noSums");
  return terms([
    [t("bastPaper.level"), fields.level === null ? "" : t(`level.${fields.level}`)],
    [t("bastPaper.purpose"), fields.purpose === null ? "" : t(`purpose.${fields.purpose}`)],
    [t("bastPaper.program"), fields.title],
    [t("bastPaper.area"), page.areaNames.join(", ")],
    [
      t("bastPaper.variables"),
      handed.map(({ label, treatment }) => `${label[locale]} (${t(`treatment.${treatment}`)})`).join("; "),
    ],
    [
      t("bastPaper.volume"),
      isSums
        ? t("bastPaper.volumeSums")
        : t("bastPaper.volumeLine", { families: content.families ?? 0, people: content.people ?? 0 }),
    ],
    [t("bastPaper.term"), t("bastPaper.termLine", { from: grantedOn, until: lastDay })],
  ]);
}

function approvals({ page, at }: RequestBastSheet, t: RequestWords): string[] {
  const lastSent = page.steps.findLastIndex(({ event }) => event === "submit");
  return page.steps
    .slice(lastSent)
    .flatMap(({ event, tier, by, at: when }) =>
      event === "approve" && tier !== null
        ? [t("bastPaper.approvalLine", { tier: t(`tier.${tier}`), by, at: at(when) })]
        : [],
    );
}

function statements({ fields, rules }: RequestPage, t: RequestWords): string[] {
  return [
    t("bastPaper.statementPurpose"),
    t("bastPaper.statementReport", { days: rules.reportDays }),
    t("bastPaper.statementDelete"),
    fields.reshareAsked ? t("bastPaper.reshareTo", { to: fields.reshareTo }) : t("bastPaper.reshareNo"),
    t("bastPaper.statementBreach"),
  ];
}
