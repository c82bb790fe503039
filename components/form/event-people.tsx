"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { uuidv7 } from "uuidv7";
import { Button } from "@/components/ui/button";
import { CheckboxList } from "@/components/ui/checkbox-list";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { RadioCards } from "@/components/ui/radio-cards";
import type { EventField } from "@/lib/domain/event/definition";
import { type FamilyEvent, peopleIn } from "@/lib/domain/event/event";
import { mayHappenTo } from "@/lib/domain/event/event-findings";
import { answerText } from "@/lib/domain/instrument/answer-text";
import { answerIn, memberUids } from "@/lib/domain/instrument/answers";
import { findQuestion } from "@/lib/domain/instrument/instrument";
import { useForm, useFormTools } from "./form-context";
import { QuestionField } from "./question-field";
import type { FieldState } from "./use-field";
import { useStepTitle } from "./use-step-title";

interface Props {
  readonly event: FamilyEvent;
  readonly field: EventField & { readonly type: "people" };
  readonly state: FieldState;
  readonly label: ReactNode;
  readonly mark?: string;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
}

/** Who it happened to: people of the record, or children who come with the event. */
export function EventPeople({ field, ...props }: Props) {
  return field.who === "newborn" ? <Newborns {...props} /> : <Present field={field} {...props} />;
}

/** The people as the record has them: whoever is chosen here leaves the list of members, but not this one. */
function Present({ field, state, event, ...around }: Props) {
  const { store, locale } = useFormTools();
  const base = store.session.getState().server.base;
  const relation = findQuestion(store.instrument, "member", "relationToHead");
  const options = memberUids(base)
    .filter((uid) => mayHappenTo(event.code, base.members[uid]))
    .map((uid) => ({
      value: uid,
      label: String(answerIn(base.members[uid], "name") ?? "?"),
      hint: relation === null ? "" : answerText(relation, answerIn(base.members[uid], "relationToHead"), locale),
    }));
  const chosen = peopleIn(state.value);
  const group = { id: state.id, legend: around.label, hint: around.hint, error: around.error };
  const marked = around.mark === undefined ? {} : { mark: around.mark };
  return field.many ? (
    <CheckboxList
      {...group}
      {...marked}
      name={state.id}
      options={options}
      values={chosen}
      onChange={(values) => state.set(values.length === 0 ? null : values.join(","))}
    />
  ) : (
    <RadioCards
      {...group}
      {...marked}
      name={state.id}
      options={options}
      value={chosen[0] ?? ""}
      onChange={(value) => state.set(value)}
    />
  );
}

/** Children born: one, or twins. Each gets a name here and the few other questions on a screen of their own. */
function Newborns({ state, event: _event, label, mark, hint, error }: Omit<Props, "field">) {
  const { store } = useFormTools();
  const t = useTranslations("form.event");
  const { nameOf } = useStepTitle();
  const uids = peopleIn(state.value);
  const answers = useForm(({ view }) => view.answers);
  const name = findQuestion(store.instrument, "member", "name");
  const add = () => {
    const numbers = memberUids(answers).map((uid) => Number(answerIn(answers.members[uid], "memberNo") ?? 0));
    const uid = uuidv7();
    store.addNewborn(uid, Math.min(99, Math.max(0, ...numbers) + 1));
    state.set([...uids, uid].join(","));
  };
  const remove = (uid: string) => {
    store.undoMember(uid);
    state.set(uids.filter((each) => each !== uid).join(",") || null);
  };
  return (
    <ChoiceGroup id={state.id} legend={label} {...(mark === undefined ? {} : { mark })} hint={hint} error={error}>
      {uids.map((uid) => (
        <div key={uid} className="rounded-md border border-s-4 border-line border-s-daun bg-surface px-4">
          {name === null ? null : <QuestionField question={name} uid={uid} />}
          <div className="pb-3">
            <Button variant="quiet" size="small" icon="x" onClick={() => remove(uid)}>
              {t("removeChild", { name: nameOf(uid) })}
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button id={state.id} icon="user-plus" onClick={add}>
          {t(uids.length === 0 ? "addChild" : "addAnotherChild")}
        </Button>
      </div>
    </ChoiceGroup>
  );
}
