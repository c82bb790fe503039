"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import { useCommand } from "@/components/user/use-command";
import type { Refusal } from "@/lib/domain/error/error-code";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { EvidenceFields, isEvident, NO_EVIDENCE } from "./evidence-fields";
import { IS_NIK, PersonFields, type PersonWords, type TypedPerson } from "./person-fields";
import { isTargetGiven, type TargetChoice, TargetFields, type TargetWords, targetInput } from "./target-fields";
import { TransferProblem } from "./transfer-problem";
import type { EvidenceWords, ProblemWords } from "./words";

/** Raw texts hold {number}. */
export interface RequestInWords {
  readonly peopleTitle: string;
  readonly peopleHint: string;
  readonly person: string;
  readonly addPerson: string;
  readonly removePerson: string;
  readonly wholeTitle: string;
  readonly wholeNo: string;
  readonly wholeYes: string;
  readonly wholeHint: string;
  readonly kk: string;
  readonly kkProblem: string;
  readonly targetTitle: string;
  readonly evidenceTitle: string;
  readonly submit: string;
  readonly busy: string;
  readonly done: string;
  readonly noMatch: string;
  readonly noMatchHelp: string;
  readonly limited: string;
  readonly limitedHelp: string;
  readonly personFields: PersonWords;
  readonly target: TargetWords;
  readonly evidence: EvidenceWords;
  readonly problem: ProblemWords;
}

export interface RequestInFormProps {
  readonly villageCode: string;
  readonly grantId: string;
  /** The family whose page led here. */
  readonly family: { readonly id: string; readonly label: string } | null;
  /** People of a proposal that was refused because they are registered elsewhere. */
  readonly known: readonly { readonly nik: string; readonly birthDate: string }[];
  readonly words: RequestInWords;
}

const MOST_PEOPLE = 8;
const HEAD = 1;
const blank = (key: number): TypedPerson => ({ key, nik: "", birthDate: "", relation: "" });

/** Asks another village for people who came. The request's id is kept while its text is, so pressing twice asks once. */
export function RequestInForm({ villageCode, grantId, family, known, words }: RequestInFormProps) {
  const router = useRouter();
  const { busy, problem, send } = useCommand(grantId);
  const [people, setPeople] = useState<readonly TypedPerson[]>(
    known.length === 0 ? [blank(1)] : known.map((one, index) => ({ ...blank(index + 1), ...one })),
  );
  const [isWhole, setWhole] = useState(false);
  const [kkNumber, setKkNumber] = useState("");
  const [target, setTarget] = useState<TargetChoice>({ kind: family === null ? "new" : "household", kkNumber: "" });
  const [evidence, setEvidence] = useState(NO_EVIDENCE);
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const request = useRef<{ readonly body: string; readonly id: string } | null>(null);
  const nextKey = useRef(known.length + 2);

  const isReady =
    people.every(({ nik, birthDate }) => IS_NIK.test(nik) && birthDate !== "") &&
    (!isWhole || IS_NIK.test(kkNumber)) &&
    isTargetGiven(target) &&
    isEvident(evidence);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isReady) {
      // After the errors are drawn, to the first of them.
      requestAnimationFrame(() =>
        form.current?.querySelector<HTMLElement>("[aria-invalid] input, input[aria-invalid]")?.focus(),
      );
      return;
    }
    // Alone in a new family, they are its head.
    const isAlone = people.length === 1 && target.kind === "new";
    const relationOf = (relation: string) => (relation === "" ? (isAlone ? HEAD : null) : Number(relation));
    const input = {
      villageCode,
      people: people.map(({ nik, birthDate, relation }) => ({
        nik,
        birthDate,
        relation: isWhole ? null : relationOf(relation),
      })),
      kkNumber: isWhole ? kkNumber : null,
      target: targetInput(target, family),
      ...evidence,
    };
    const body = JSON.stringify(input);
    if (request.current?.body !== body) request.current = { body, id: uuidv7() };
    const value = await send<{ id: string }>("transfer.request-in", { id: request.current.id, ...input });
    if (value === null) return;
    showToast(words.done);
    router.push(`/pindah/${formatPublicId(villageCode.slice(0, 4), value.id)}`);
  };
  const change = (changed: TypedPerson) =>
    setPeople((all) => all.map((one) => (one.key === changed.key ? changed : one)));

  return (
    <form ref={form} noValidate onSubmit={submit} className="max-w-2xl space-y-6">
      <section aria-labelledby="siapa" className="space-y-4">
        <h2 id="siapa" className="text-lg">
          {words.peopleTitle}
        </h2>
        <p className="text-muted">{words.peopleHint}</p>
        {people.map((person, index) => {
          const number = String(index + 1);
          return (
            <PersonFields
              key={person.key}
              person={person}
              title={words.person.replace("{number}", number)}
              removeLabel={people.length > 1 ? words.removePerson.replace("{number}", number) : null}
              withRelation={!isWhole}
              words={words.personFields}
              isTried={isTried}
              onChange={change}
              onRemove={() => setPeople((all) => all.filter(({ key }) => key !== person.key))}
            />
          );
        })}
        {people.length < MOST_PEOPLE ? (
          <Button
            icon="user-plus"
            onClick={() => {
              const key = nextKey.current;
              nextKey.current += 1;
              setPeople((all) => [...all, blank(key)]);
            }}
          >
            {words.addPerson}
          </Button>
        ) : null}
        <RadioCards
          id="sekeluarga"
          name="sekeluarga"
          legend={words.wholeTitle}
          hint={words.wholeHint}
          options={[
            { value: "no", label: words.wholeNo },
            { value: "yes", label: words.wholeYes },
          ]}
          value={isWhole ? "yes" : "no"}
          onChange={(value) => setWhole(value === "yes")}
        />
        {isWhole ? (
          <Field id="kk-lama" label={words.kk} error={isTried && !IS_NIK.test(kkNumber) ? words.kkProblem : undefined}>
            {(control) => (
              <TextInput
                {...control}
                digits
                maxLength={16}
                value={kkNumber}
                onChange={(event) => setKkNumber(event.target.value.replace(/\D/g, ""))}
              />
            )}
          </Field>
        ) : null}
      </section>
      <section aria-labelledby="tujuan" className="space-y-4">
        <h2 id="tujuan" className="text-lg">
          {words.targetTitle}
        </h2>
        <TargetFields value={target} onChange={setTarget} family={family} words={words.target} isTried={isTried} />
      </section>
      <section aria-labelledby="bukti" className="space-y-4">
        <h2 id="bukti" className="text-lg">
          {words.evidenceTitle}
        </h2>
        <EvidenceFields
          value={evidence}
          onChange={setEvidence}
          words={words.evidence}
          problems={words.problem}
          isTried={isTried}
        />
      </section>
      <RequestProblem problem={problem} words={words} />
      <Button type="submit" variant="primary" icon="send" busy={busy} busyLabel={words.busy}>
        {words.submit}
      </Button>
    </form>
  );
}

function RequestProblem({ problem, words }: { readonly problem: Refusal | null; readonly words: RequestInWords }) {
  if (problem?.code === "NOT_FOUND")
    return (
      <Alert tone="attention" live="assertive" title={words.noMatch}>
        {words.noMatchHelp}
      </Alert>
    );
  if (problem?.code === "RATE_LIMITED")
    return (
      <Alert tone="danger" live="assertive" title={words.limited}>
        {words.limitedHelp}
      </Alert>
    );
  return <TransferProblem problem={problem} words={words.problem} />;
}
