import { useLocale, useTranslations } from "next-intl";
import { CheckboxList } from "@/components/ui/checkbox-list";
import { CHOICE_CARD, ChoiceGroup, ChoiceText } from "@/components/ui/choice-group";
import { Field } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { splitDateText } from "@/lib/domain/form/date-text";
import { numberText } from "@/lib/domain/form/number-text";
import { type AnswerValue, codesIn } from "@/lib/domain/instrument/answers";
import type { ProblemCode } from "@/lib/domain/instrument/problems";
import type { Option, Question } from "@/lib/domain/instrument/question";
import { BLANK_CHOICE, datePartName, takeBackName } from "@/lib/domain/self-update/field-values";
import type { Guard } from "@/lib/domain/self-update/own-form";
import { plainBlank, plainHint, plainLabel } from "@/lib/domain/self-update/words/plain-words";

/** More cards than this fill two screens of a phone; its own list is quicker then. */
const MOST_CARDS = 8;

export interface PlainQuestionProps {
  readonly question: Question;
  readonly id: string;
  /** What stands in the field; null for none, and for an answer that is not shown. */
  readonly value: AnswerValue;
  readonly guarded: Guard;
  readonly problem: ProblemCode | null;
}

/** A question in citizens' words, in fields that need no script. */
export function PlainQuestion(props: PlainQuestionProps) {
  if (props.guarded !== "typed") return <PlainField {...props} />;
  return (
    <div className="space-y-2">
      <PlainField {...props} />
      <TakeBack name={props.question.key} />
    </div>
  );
}

/** Takes back what was typed before and is not shown: a slip of the finger, or something that cannot be read. */
function TakeBack({ name }: { readonly name: string }) {
  const t = useTranslations("selfUpdate.form");
  return (
    <label className={CHOICE_CARD}>
      <input type="checkbox" name={takeBackName(name)} value="1" className="mt-0.5 size-5 shrink-0 accent-laut" />
      <ChoiceText option={{ value: "1", label: t("takeBack") }} />
    </label>
  );
}

function PlainField(props: PlainQuestionProps) {
  const { question, id, value, problem } = props;
  const locale = useLocale();
  const t = useTranslations("selfUpdate.form");
  const error = problem === null ? undefined : t(`problem.${problem}`);
  const label = plainLabel(question, locale);
  const told = { id, hint: plainHint(question, locale) ?? undefined, error };
  switch (question.type) {
    case "choice":
      return <PlainChoice {...props} options={question.options} label={label} told={told} />;
    case "multi":
      return (
        <CheckboxList
          {...told}
          legend={label}
          name={question.key}
          options={question.options.map((option) => ({ value: String(option.code), label: option.label[locale] }))}
          values={codesIn(value).map(String)}
        />
      );
    case "date":
      return <PlainDate name={question.key} value={value} label={label} told={told} />;
    case "integer":
    case "decimal":
      return (
        <Field {...told} label={label}>
          {(control) => (
            <span className="flex items-center gap-3">
              <TextInput
                {...control}
                name={question.key}
                digits
                maxLength={14}
                defaultValue={numberText(value, locale === "id" ? "," : ".")}
              />
              {question.type === "integer" && question.unit ? <span>{question.unit[locale]}</span> : null}
            </span>
          )}
        </Field>
      );
    case "text":
      return (
        <Field {...told} label={label}>
          {(control) => {
            const field = { ...control, name: question.key, defaultValue: typeof value === "string" ? value : "" };
            return question.multiline ? (
              <TextArea {...field} rows={3} maxLength={question.maxLength} />
            ) : (
              <TextInput {...field} maxLength={question.maxLength} autoComplete="off" />
            );
          }}
        </Field>
      );
    case "photo":
    case "repeat":
      return null;
  }
}

interface Told {
  readonly id: string;
  readonly hint: string | undefined;
  readonly error: string | undefined;
}

function PlainChoice({
  question,
  options,
  value,
  guarded,
  label,
  told,
}: PlainQuestionProps & { readonly options: readonly Option[]; readonly label: string; readonly told: Told }) {
  const locale = useLocale();
  const t = useTranslations("selfUpdate.form");
  const isUnseen = guarded === "typed" || guarded === "recorded";
  const none = plainBlank(question, locale) ?? t("none");
  const choices = [
    ...options.map(({ code, label: text }) => ({ value: String(code), label: text[locale] })),
    ...(isUnseen && question.optional?.blankIsAnswer === true ? [{ value: BLANK_CHOICE, label: none }] : []),
  ];
  const chosen = typeof value === "number" ? String(value) : "";
  const blank = guarded === "typed" ? t("keepTyped") : guarded === "recorded" ? t("keep") : none;
  const mayStayBlank = guarded !== "no" || (question.optional !== null && question.optional.unless === null);
  if (choices.length > MOST_CARDS)
    return (
      <Field {...told} label={label}>
        {(control) => (
          <Select
            {...control}
            name={question.key}
            options={choices}
            defaultValue={chosen}
            placeholder={mayStayBlank ? blank : t("choose")}
          />
        )}
      </Field>
    );
  return (
    <RadioCards
      {...told}
      legend={label}
      name={question.key}
      options={mayStayBlank ? [...choices, { value: "", label: blank }] : choices}
      {...(chosen !== "" || mayStayBlank ? { value: chosen } : {})}
    />
  );
}

function PlainDate({
  name,
  value,
  label,
  told,
}: {
  readonly name: string;
  readonly value: AnswerValue;
  readonly label: string;
  readonly told: Told;
}) {
  const t = useTranslations("selfUpdate.form");
  const boxes = splitDateText(value);
  return (
    <ChoiceGroup {...told} legend={label}>
      <div className="grid grid-cols-3 items-end gap-3">
        {(["day", "month", "year"] as const).map((part, index) => (
          <Field key={part} id={index === 0 ? told.id : `${told.id}-${part}`} label={t(part)}>
            {(control) => (
              <TextInput
                {...control}
                name={datePartName(name, part)}
                digits
                maxLength={part === "year" ? 4 : 2}
                defaultValue={boxes[part]}
              />
            )}
          </Field>
        ))}
      </div>
    </ChoiceGroup>
  );
}
