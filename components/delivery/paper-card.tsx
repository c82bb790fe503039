import { getLocale, getTranslations } from "next-intl/server";
import { AttachDecree, type AttachDecreeProps } from "@/components/appointment/attach-decree";
import { HashLine } from "@/components/meeting/hash-line";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { problemLabels } from "@/components/user/labels";
import { PAPER_COPY_USE, type PaperIssue, type PaperKind } from "@/lib/domain/delivery/paper";
import { formatInstant, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";

export interface PaperCardProps {
  readonly kind: PaperKind;
  /** The latest first. */
  readonly issues: readonly PaperIssue[];
  /** Address of the papers' page. */
  readonly path: string;
  readonly zone: TimeZone;
  readonly mayWrite: boolean;
  readonly grantId: string;
}

/** The issues of one kind of paper, the one in force first, each with its signed copies. */
export async function PaperCard({ kind, issues, path, zone, mayWrite, grantId }: PaperCardProps) {
  const [t, locale] = await Promise.all([getTranslations("handover"), getLocale().then(localeOf)]);
  const at = (instant: Date) => formatInstant(instant, zone, locale);
  return (
    <Card title={t(`kind.${kind}`)}>
      {issues.length === 0 ? <p className="text-muted">{t(`none.${kind}`)}</p> : null}
      <ul className="divide-y divide-line">
        {
          await Promise.all(
            issues.map(async (issue, index) => (
              <li key={issue.id} className="space-y-2 py-3">
                <p className="flex flex-wrap items-center gap-2 font-semibold">
                  {t("issueLine", { letter: issue.letterNumber, number: issue.number, at: at(issue.issuedAt) })}
                  <Badge tone={index === 0 ? "success" : "neutral"} icon={index === 0 ? "circle-check" : "clock"}>
                    {t(index === 0 ? "inForce" : "replaced")}
                  </Badge>
                </p>
                <HashLine label={t("hash")} sha256={issue.sha256} />
                {issue.copies.map((copy) => (
                  <div key={copy.id} className="border-s-4 border-line ps-3">
                    <p>{t("copyLine", { number: copy.number, at: at(copy.keptAt) })}</p>
                    <HashLine label={t("copyHash")} sha256={copy.sha256} />
                    <LinkButton href={`${path}/${issue.id}/salinan/${copy.id}`} variant="quiet" icon="file-text">
                      {t("copyOpen")}
                    </LinkButton>
                  </div>
                ))}
                <div className="no-print flex flex-wrap gap-2">
                  <LinkButton href={`${path}/${issue.id}`} icon="printer">
                    {t("print")}
                  </LinkButton>
                  {mayWrite && index === 0 ? (
                    <AttachDecree
                      key={issue.copies.length}
                      postId={issue.id}
                      use={PAPER_COPY_USE}
                      grantId={grantId}
                      words={await copyWords(issue.letterNumber, issue.copies.length > 0)}
                    />
                  ) : null}
                </div>
              </li>
            )),
          )
        }
      </ul>
    </Card>
  );
}

async function copyWords(letter: string, isReplacing: boolean): Promise<AttachDecreeProps["words"]> {
  const [t, common, problem] = await Promise.all([
    getTranslations("handover.copy"),
    getTranslations("common"),
    problemLabels(),
  ]);
  return {
    open: t(isReplacing ? "replace" : "attach"),
    openNamed: t("openNamed", { action: t(isReplacing ? "replace" : "attach"), letter }),
    title: t("title"),
    lead: t("lead", { letter }),
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
    problem: { ...problem, gone: { what: t("goneWhat"), todo: t("goneTodo") } },
  };
}
