import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import type { ExamPage, ExamResult } from "@/lib/domain/exam/exam-page";
import { formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { ResultReview } from "./result-review";

export interface ResultCardProps {
  readonly result: ExamResult;
  readonly timeZone: ExamPage["timeZone"];
  /** A test again: nothing but the test was asked. */
  readonly isAgain: boolean;
}

export async function OutcomeBadge({ hasPassed }: { readonly hasPassed: boolean }) {
  const t = await getTranslations("exam.result");
  return (
    <Badge tone={hasPassed ? "success" : "attention"} icon={hasPassed ? "circle-check" : "circle-minus"}>
      {t(hasPassed ? "passed" : "failed")}
    </Badge>
  );
}

/** What came of a try: the score, where it was lost, and what to read again. */
export async function ResultCard({ result, timeZone, isAgain }: ResultCardProps) {
  const [t, locale] = await Promise.all([getTranslations("exam.result"), getLocale().then(localeOf)]);
  const { number, score, right, of, passMark, hasPassed, endedBy, endedAt, toRead, review } = result;
  return (
    <Card
      title={t("title", { number })}
      tone={hasPassed ? "success" : "attention"}
      aside={<OutcomeBadge hasPassed={hasPassed} />}
    >
      <div className="space-y-6">
        <div>
          <p className="tabular text-2xl font-bold">{t("score", { score })}</p>
          <p>{t("right", { right, of, mark: passMark })}</p>
          <p className="text-sm text-muted">{t(endedBy, { at: formatInstant(endedAt, timeZone, locale) })}</p>
        </div>
        {hasPassed ? <p>{t(isAgain ? "nextAgain" : "next")}</p> : null}
        {hasPassed || toRead.length === 0 ? null : <ToRead toRead={toRead} />}
        <ByModule modules={result.modules} />
        {review === null ? <p className="text-sm text-muted">{t("later")}</p> : <ResultReview lines={review} />}
      </div>
    </Card>
  );
}

async function ToRead({ toRead }: Pick<ExamResult, "toRead">) {
  const t = await getTranslations("exam.result");
  return (
    <section aria-labelledby="baca-lagi">
      <h3 id="baca-lagi" className="font-semibold">
        {t("read")}
      </h3>
      <p className="text-sm text-muted">{t("readLead")}</p>
      <ul className="mt-1">
        {toRead.map(({ module, title }) => (
          <li key={module}>
            <Link href={`/belajar/${module}`} className="link inline-flex min-h-11 items-center gap-2">
              <Icon name="book-open" />
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

async function ByModule({ modules }: Pick<ExamResult, "modules">) {
  const t = await getTranslations("exam");
  return (
    <section aria-labelledby="per-modul">
      <h3 id="per-modul" className="mb-1 font-semibold">
        {t("result.byModule")}
      </h3>
      <div className="-mx-4 sm:-mx-5">
        <DataTable
          caption={t("result.modulesCaption")}
          rows={modules}
          rowKey={({ module }) => module}
          columns={[
            { key: "module", header: t("module"), phoneLabel: "", rowHeader: true, cell: ({ title }) => title },
            {
              key: "right",
              header: t("result.rightOf"),
              align: "end",
              cell: ({ right, of }) => t("result.line", { right, of }),
            },
          ]}
        />
      </div>
    </section>
  );
}
