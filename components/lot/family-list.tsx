import { getTranslations } from "next-intl/server";
import { isKnownReason, reasonWords } from "@/components/decision/decision-words";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { problemLabels } from "@/components/user/labels";
import { NOTE_PATH } from "@/lib/domain/coaching/note-page";
import type { LotDetail, LotFamily } from "@/lib/domain/lot/lot-page";
import { JudgeFamily, type JudgeWords } from "./judge-family";
import { VERDICT_LOOK } from "./lot-look";

export interface FamilyListProps {
  readonly lot: LotDetail;
  readonly label: string;
  readonly grantId: string;
}

/** One page of a lot's families, in the order of the drawing, each with what was found. */
export async function FamilyList({ lot, label, grantId }: FamilyListProps) {
  const [t, problem, reason] = await Promise.all([getTranslations("lot"), problemLabels(), reasonWords("return")]);
  const words: JudgeWords = {
    fit: t("judge.fit"),
    faulty: t("judge.faulty"),
    question: t("judge.question"),
    anyQuestion: t("judge.anyQuestion"),
    reason: { ...reason, title: t("judge.title"), help: t("judge.help"), confirm: t("judge.faulty") },
    problem,
  };
  return (
    <ol aria-label={label} className="divide-y divide-line">
      {lot.families.map((family) => (
        <li key={family.id} className="grid gap-x-4 gap-y-2 px-4 py-3 sm:grid-cols-[2rem_minmax(0,1fr)_auto] sm:px-5">
          <span aria-hidden="true" className="tabular hidden font-semibold text-muted sm:block">
            {family.rank}
          </span>
          <FamilyFinding family={family} />
          {family.canJudge ? (
            <JudgeFamily
              key={family.verdict}
              grantId={grantId}
              regencyCode={lot.regencyCode}
              lotId={lot.id}
              proposalId={family.id}
              name={family.headName}
              seen={family.verdict}
              changed={family.changed}
              words={words}
            />
          ) : null}
        </li>
      ))}
    </ol>
  );
}

async function FamilyFinding({ family }: { readonly family: LotFamily }) {
  const [t, workflow] = await Promise.all([getTranslations("lot"), getTranslations("workflow")]);
  const { reason, question, note, verdict } = family;
  const why = [
    reason !== null && isKnownReason(reason) ? workflow(`reason.${reason}`) : "",
    question === null ? "" : t("sample.at", { question }),
    note ?? "",
  ].filter(Boolean);
  return (
    <div className="min-w-0 space-y-1">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {family.isHere ? (
          <Link href={`/mutu/${family.publicId}`} className="link inline-flex min-h-11 items-center font-semibold">
            {family.headName}
          </Link>
        ) : (
          <span className="font-semibold">{family.headName}</span>
        )}
        {verdict === null ? (
          family.isHere ? (
            <Badge icon="circle-dashed">{t("sample.notSeen")}</Badge>
          ) : null
        ) : (
          <Badge {...VERDICT_LOOK[verdict]}>{t(`verdict.${verdict}`)}</Badge>
        )}
        {family.needsPerson ? (
          <Badge tone="attention" icon="eye">
            {t("needsPerson")}
          </Badge>
        ) : null}
        {family.warningCount > 0 ? (
          <Badge tone="attention" icon="triangle-alert">
            {t("sample.warnings", { count: family.warningCount })}
          </Badge>
        ) : null}
      </p>
      <p className="text-sm text-muted">
        <span className="sm:hidden">{t("place", { rank: family.rank })} · </span>
        {[
          family.place,
          family.isHere ? "" : t("sample.left"),
          family.judgedBy === null ? "" : t("sample.by", { name: family.judgedBy }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {why.length === 0 ? null : <p className="text-sm">{why.join(". ")}</p>}
      {family.questionKey === null ? null : (
        <Link
          href={`${NOTE_PATH}?isian=${family.questionKey}`}
          className="link inline-flex min-h-11 items-center text-sm"
        >
          {t("sample.writeNote")}
        </Link>
      )}
    </div>
  );
}
