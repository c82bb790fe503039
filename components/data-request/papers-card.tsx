import { getLocale, getTranslations } from "next-intl/server";
import { AttachDecree, type AttachDecreeProps } from "@/components/appointment/attach-decree";
import { HashLine } from "@/components/meeting/hash-line";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { problemLabels } from "@/components/user/labels";
import { type PaperKind, REQUEST_PAPERS, type RequestPaper, SIGNED_PAPER } from "@/lib/domain/data-request/level";
import { REQUEST_PAPER_USE } from "@/lib/domain/data-request/limits";
import type { RequestPage } from "@/lib/domain/data-request/request-page";
import { levelRule } from "@/lib/domain/data-request/rules";
import { formatInstant, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";

export interface PapersCardProps {
  readonly page: RequestPage;
  readonly grantId: string;
  readonly zone: TimeZone;
}

/** The papers that the level asks for, each with its hash, and where they are attached while it is written. */
export async function PapersCard({ page, grantId, zone }: PapersCardProps) {
  const [t, locale] = await Promise.all([getTranslations("dataRequest"), getLocale().then(localeOf)]);
  const { level } = page.fields;
  const rule = level === null ? null : levelRule(page.rules, level);
  const asked: readonly RequestPaper[] = rule?.papers ?? REQUEST_PAPERS;
  const isHeld = page.can.download || page.can.report;
  const hasSigned = isHeld || page.papers.some(({ kind }) => kind === SIGNED_PAPER);
  const shown = REQUEST_PAPERS.filter(
    (kind) => asked.includes(kind) || page.papers.some((paper) => paper.kind === kind),
  );
  const signed: readonly PaperKind[] = hasSigned ? [SIGNED_PAPER] : [];
  const kinds: readonly PaperKind[] = [...shown, ...signed];
  return (
    <Card title={t("page.papers")}>
      <ul className="divide-y divide-line">
        {
          await Promise.all(
            kinds.map(async (kind) => {
              const paper = page.papers.find((each) => each.kind === kind);
              const mayAttach = kind === SIGNED_PAPER ? isHeld : page.can.edit;
              return (
                <li key={kind} className="space-y-2 py-3">
                  <p className="font-semibold">{t(`paper.${kind}`)}</p>
                  {paper === undefined ? (
                    <p className="text-muted">{t("page.paperMissing")}</p>
                  ) : (
                    <>
                      <p className="text-sm text-muted">
                        {t("page.paperKept", {
                          at: formatInstant(paper.keptAt, zone, locale),
                          size: Math.max(1, Math.round(paper.sizeBytes / 1000)),
                        })}
                      </p>
                      <HashLine label="SHA-256" sha256={paper.sha256} />
                    </>
                  )}
                  <div className="no-print flex flex-wrap gap-2">
                    {paper === undefined ? null : (
                      <LinkButton
                        href={`/permintaan-data/${page.publicId}/surat/${paper.id}`}
                        size="small"
                        variant="quiet"
                        icon="file-text"
                      >
                        {t("page.paperOpen")}
                      </LinkButton>
                    )}
                    {mayAttach ? (
                      <AttachDecree
                        key={paper?.id ?? "new"}
                        postId={`${page.publicId}:${kind}`}
                        use={REQUEST_PAPER_USE}
                        grantId={grantId}
                        words={await attachWords(t(`paper.${kind}`), paper !== undefined)}
                      />
                    ) : null}
                  </div>
                </li>
              );
            }),
          )
        }
      </ul>
    </Card>
  );
}

async function attachWords(paper: string, isReplacing: boolean): Promise<AttachDecreeProps["words"]> {
  const [t, page, common, problem] = await Promise.all([
    getTranslations("dataRequest.attach"),
    getTranslations("dataRequest.page"),
    getTranslations("common"),
    problemLabels(),
  ]);
  const open = page(isReplacing ? "attachAgain" : "attach");
  return {
    open,
    openNamed: page("attachNamed", { action: open, paper }),
    title: t("title"),
    lead: t("lead", { paper }),
    file: t("file"),
    fileHint: t("fileHint"),
    save: t("save"),
    saving: t("saving"),
    cancel: common("cancel"),
    saved: t("saved"),
    missing: t("missing"),
    tooLarge: t("tooLarge"),
    unreadable: t("unreadable"),
    same: t("same"),
    problem,
  };
}
