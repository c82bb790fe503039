import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import type { BookQuestion } from "@/lib/domain/sid/book-question";
import { CODE_LISTS } from "@/lib/domain/sid/code-lists";
import { SID_COLUMNS } from "@/lib/domain/sid/columns";
import type { ImportPage } from "@/lib/domain/sid/import-view";
import type { Misplaced } from "@/lib/domain/sid/misplaced";
import { BookQuestionForm } from "./book-question-form";

export interface BookQuestionCardProps {
  readonly page: ImportPage;
  readonly question: BookQuestion;
  readonly grantId: string;
}

/** Says which workbook was recognised and what in it looks wrong, and asks how to read it. */
export async function BookQuestionCard({ page, question, grantId }: BookQuestionCardProps) {
  const t = await getTranslations("import");
  const words = [
    "mend",
    "mendHint",
    "keep",
    "legend",
    "columns",
    "heading",
    "samples",
    "ours",
    "leave",
    "codes",
    "codeLeave",
  ] as const;
  const more = [
    "saveAs",
    "shared",
    "submit",
    "busy",
    "failedTitle",
    "NIK_MISSING",
    "IDENTIFIER",
    "COLUMN_TWICE",
    "UNKNOWN_CODE",
  ] as const;
  const hasMapping = question.columns.length > 0;
  return (
    <Card title={t("question.title")}>
      <div className="grid gap-4">
        <p>{t(`format.${question.format}`)}</p>
        {hasMapping ? null : <MisplacedList misplaced={question.misplaced} />}
        {question.saved === null ? null : <p>{t("question.savedNote", { name: question.saved.name })}</p>}
        <BookQuestionForm
          grantId={grantId}
          regencyCode={page.regencyCode}
          id={page.id}
          hasFaults={question.misplaced.length > 0}
          columns={question.columns}
          saved={question.saved?.mapping ?? null}
          ours={SID_COLUMNS.map(({ name, label, shape }) => ({
            value: name,
            label: `${name} (${label})`,
            codes:
              shape.kind === "code"
                ? CODE_LISTS[shape.list].rows.map(([code, text]) => ({ value: String(code), label: `${code} ${text}` }))
                : [],
          }))}
          words={Object.fromEntries([...words, ...more].map((key) => [key, t(`question.${key}`)]))}
        />
      </div>
    </Card>
  );
}

async function MisplacedList({ misplaced }: { readonly misplaced: readonly Misplaced[] }) {
  const t = await getTranslations("import.question");
  if (misplaced.length === 0) return <p>{t("none")}</p>;
  return (
    <div>
      <h3 className="mb-1 font-semibold">{t("misplaced")}</h3>
      <ul className="list-disc space-y-1 ps-5">
        {misplaced.map((fault) =>
          fault.kind === "swap" ? (
            <li key={fault.columns.join(" ")}>
              {t("swap", {
                sheet: fault.sheet || t("unnamed"),
                a: fault.columns[0],
                b: fault.columns[1],
                exampleA: fault.examples[0],
                exampleB: fault.examples[1],
              })}
            </li>
          ) : (
            <li key={`${fault.sheet} ${fault.from}`}>
              {t(fault.by > 0 ? "shiftRight" : "shiftLeft", {
                sheet: fault.sheet,
                from: fault.from,
                count: Math.abs(fault.by),
                cell: fault.cell,
                example: fault.example,
              })}
            </li>
          ),
        )}
      </ul>
    </div>
  );
}
