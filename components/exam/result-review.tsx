import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import type { ReviewLine } from "@/lib/domain/exam/exam-page";

/** Each question of a paper that nobody will be asked again on this seat, with what was chosen and why it was right or wrong. */
export async function ResultReview({ lines }: { readonly lines: readonly ReviewLine[] }) {
  const t = await getTranslations("exam.result");
  return (
    <details className="rounded-md border border-line">
      <summary className="flex min-h-12 items-center px-4 py-2 font-semibold text-laut hover:bg-laut-wash">
        {t("review")}
      </summary>
      <ol className="divide-y divide-line border-t border-line">
        {lines.map(({ place, text, chosen, isRight, why }) => (
          <li key={place} className="space-y-1 px-4 py-3">
            <p className="flex flex-wrap items-center gap-2 text-sm text-muted">
              {t("question", { number: place + 1 })}
              <Badge tone={isRight ? "success" : "danger"} icon={isRight ? "check" : "x"}>
                {t(isRight ? "isRight" : "isWrong")}
              </Badge>
            </p>
            <p className="font-semibold">{text}</p>
            <p>{chosen === null ? t("empty") : t("yours", { answer: chosen })}</p>
            <p className="text-muted">{why}</p>
          </li>
        ))}
      </ol>
    </details>
  );
}
