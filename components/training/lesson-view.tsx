import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import type { Lesson } from "@/lib/domain/training/lesson";
import { BlockView } from "./block-view";
import { ExerciseView } from "./exercise-view";

export interface LessonViewProps {
  readonly lesson: Lesson;
  /** Pages of the reader's own menu; a page outside it is named, not linked. */
  readonly reachable: readonly string[];
}

export function LessonView({ lesson, reachable }: LessonViewProps) {
  const t = useTranslations("training");
  const closing = [
    { id: "kesalahan", title: t("mistakes") },
    { id: "latihan", title: t("exercises") },
    { id: "pertemuan", title: t("agenda") },
    { id: "ringkasan", title: t("summary") },
  ];
  return (
    <>
      <div className="my-6 grid gap-4 md:grid-cols-2">
        <Card title={t("outcomes")}>
          <Lines items={lesson.outcomes} />
        </Card>
        <nav aria-label={t("contents")} className="no-print rounded-md border border-line bg-surface px-4 py-4 sm:px-5">
          <h2 className="text-lg">{t("contents")}</h2>
          <ol className="mt-2">
            {[...lesson.sections, ...closing].map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`} className="link inline-flex min-h-11 items-center">
                  {title}
                </a>
              </li>
            ))}
          </ol>
        </nav>
      </div>
      {lesson.sections.map(({ id, title, blocks }) => (
        <Part key={id} id={id} title={title}>
          {blocks.map((block, index) => (
            // The text is fixed and never reordered: its place is its identity.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <BlockView key={index} block={block} reachable={reachable} />
          ))}
        </Part>
      ))}
      <Part id="kesalahan" title={t("mistakes")}>
        <Lines items={lesson.mistakes} />
      </Part>
      <Part id="latihan" title={t("exercises")}>
        <p className="no-print text-muted">{t("exercisesLead")}</p>
        {lesson.exercises.map((exercise, index) => (
          <ExerciseView key={exercise.question} number={index + 1} exercise={exercise} />
        ))}
      </Part>
      <Part id="pertemuan" title={t("agenda")}>
        <p className="text-muted">
          {t("agendaLead", { minutes: lesson.agenda.reduce((sum, part) => sum + part.minutes, 0) })}
        </p>
        <ol className="divide-y divide-line rounded-md border border-line bg-surface">
          {lesson.agenda.map(({ minutes, title, task }) => (
            <li key={title} className="grid gap-x-4 px-4 py-3 sm:grid-cols-[6rem_1fr] sm:px-5">
              <span className="tabular font-semibold">{t("agendaMinutes", { minutes })}</span>
              <span>
                <span className="font-semibold">{title}.</span> {task}
              </span>
            </li>
          ))}
        </ol>
      </Part>
      <Part id="ringkasan" title={t("summary")}>
        <p className="no-print text-muted">{t("summaryLead")}</p>
        <Card>
          <Lines items={lesson.summary} />
        </Card>
        <p className="no-print text-sm text-muted">{t("print")}</p>
      </Part>
    </>
  );
}

interface PartProps {
  readonly id: string;
  readonly title: string;
  readonly children: React.ReactNode;
}

function Part({ id, title, children }: PartProps) {
  return (
    <section aria-labelledby={id} className="mt-10 space-y-4">
      <h2 id={id} className="scroll-mt-20 text-xl">
        {title}
      </h2>
      {children}
    </section>
  );
}

function Lines({ items }: { readonly items: readonly string[] }) {
  return (
    <ul className="list-disc space-y-2 ps-5 marker:text-laut">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}
