import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { EXAM_MINUTES, MOST_TRIES } from "@/lib/domain/exam/attempt";
import { PAPER_LENGTH } from "@/lib/domain/exam/blueprint";

/** What one must know before the clock runs, in five lines. */
export async function ExamRules({ mark }: { readonly mark: number }) {
  const t = await getTranslations("exam");
  const lines = [
    t("rules.length", { questions: PAPER_LENGTH, minutes: EXAM_MINUTES }),
    t("rules.mark", { least: Math.ceil((mark * PAPER_LENGTH) / 100), questions: PAPER_LENGTH, mark }),
    t("rules.tries", { tries: MOST_TRIES }),
    t("rules.network"),
    t("rules.own"),
  ];
  return (
    <Card title={t("rulesTitle")}>
      <ul className="list-disc space-y-2 ps-5">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Card>
  );
}
