import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { TONE_CLASS } from "@/components/ui/tone";
import type { Exercise, Option } from "@/lib/domain/training/lesson";

const LETTERS = "ABCDE";

/** A question whose answers unfold their own explanation: no script, nothing sent, nothing kept. */
export function ExerciseView({ number, exercise }: { readonly number: number; readonly exercise: Exercise }) {
  const t = useTranslations("training");
  const group = `soal-${number}`;
  return (
    <section aria-labelledby={group} className="avoid-break rounded-md border border-line bg-surface px-4 py-4 sm:px-5">
      <h3 id={group} className="text-base">
        <span className="block text-sm font-normal text-muted">{t("question", { number })}</span>
        {exercise.question}
      </h3>
      <div className="mt-3 space-y-2">
        {exercise.options.map((option, index) => (
          <OptionView key={option.text} group={group} letter={LETTERS.charAt(index)} option={option} />
        ))}
      </div>
    </section>
  );
}

interface OptionViewProps {
  readonly group: string;
  readonly letter: string;
  readonly option: Option;
}

function OptionView({ group, letter, option }: OptionViewProps) {
  const t = useTranslations("training");
  return (
    // One name makes the answers of a question close each other, as radio buttons do.
    <details name={group} className="rounded-md border border-line">
      <summary className="flex min-h-11 items-center gap-3 rounded-md px-3 py-2 hover:bg-wash">
        <span aria-hidden="true" className="font-bold text-laut">
          {letter}
        </span>
        {option.text}
      </summary>
      <p className={`flex gap-2 px-3 py-2 ${TONE_CLASS[option.isRight ? "success" : "attention"]}`}>
        <Icon name={option.isRight ? "circle-check" : "circle-x"} className="mt-0.5 size-5" />
        <span className="text-ink">
          <strong>{t(option.isRight ? "right" : "wrong")}.</strong> {option.why}
        </span>
      </p>
    </details>
  );
}
