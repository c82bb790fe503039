"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { uuidv7 } from "uuidv7";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { isCarried } from "@/lib/domain/event/carried";
import { type FormStep, neighbours, stepKey } from "@/lib/domain/form/step";
import { answerText } from "@/lib/domain/instrument/answer-text";
import { type AnswerMap, answerIn, memberUids } from "@/lib/domain/instrument/answers";
import { isPresent } from "@/lib/domain/instrument/form";
import { findQuestion } from "@/lib/domain/instrument/instrument";
import { eventsOf } from "@/lib/domain/proposal/payload";
import { BottomBar } from "./bottom-bar";
import { FindingList } from "./finding-list";
import { useForm, useFormTools, useSession } from "./form-context";
import { LeaveDialog } from "./leave-dialog";
import { NewMember } from "./new-member";
import { StepHeading } from "./step-heading";
import { StepLink } from "./step-link";
import { useStepTitle } from "./use-step-title";

/** Who belongs to the family: who came, who left and why. Nobody is deleted. */
export function MembersStep() {
  const { store } = useFormTools();
  const t = useTranslations("form.members");
  const view = useForm((snapshot) => snapshot.view);
  const ops = useForm(({ payload }) => payload.memberOps);
  const [leaving, setLeaving] = useState<string | null>(null);
  const uids = memberUids(view.answers);
  const add = () => {
    const numbers = uids.map((uid) => Number(answerIn(view.answers.members[uid], "memberNo") ?? 0));
    store.addMember(uuidv7(), Math.min(99, Math.max(0, ...numbers) + 1));
  };
  const findings = view.byStep.get("members")?.findings ?? [];
  return (
    <section aria-labelledby="bagian-judul">
      <StepHeading
        title={t("title")}
        lead={t("lead", { count: uids.filter((uid) => isPresent(view.answers.members[uid] ?? {})).length })}
      />
      <FindingList findings={findings} />
      <ul className="space-y-3">
        {uids.map((uid) =>
          ops.some((op) => op.uid === uid && op.kind === "add") ? (
            <NewMember key={uid} uid={uid} canUndo={!store.isNewHousehold || uids.length > 1} />
          ) : (
            <Member key={uid} uid={uid} answers={view.answers.members[uid] ?? {}} onLeave={() => setLeaving(uid)} />
          ),
        )}
      </ul>
      <div className="mt-4">
        <Button icon="user-plus" onClick={add}>
          {t("add")}
        </Button>
      </div>
      <LeaveDialog uid={leaving} onClose={() => setLeaving(null)} />
      <BottomBar previous={{ kind: "start" }} next={neighbours(view.steps, { kind: "members" }).next} />
    </section>
  );
}

interface MemberProps {
  readonly uid: string;
  readonly answers: AnswerMap;
  readonly onLeave: () => void;
}

function Member({ uid, answers, onLeave }: MemberProps) {
  const { store, locale } = useFormTools();
  const t = useTranslations("form.members");
  const { nameOf } = useStepTitle();
  const say = (key: string) => {
    const question = findQuestion(store.instrument, "member", key);
    return question === null ? "" : answerText(question, answerIn(answers, key), locale);
  };
  const age = useForm(({ view }) => view.form.members.get(uid)?.lookup("age") ?? null);
  const about = [say("relationToHead"), say("sex"), typeof age === "number" ? t("age", { age }) : ""];
  const isHere = isPresent(answers);
  const told = useForm(({ payload }) => eventsOf(payload).find((event) => event.id === uid && isCarried(event)));
  const recorded = useSession(({ server }) => answerIn(server.base.members[uid], "presence"));
  // However it came into the draft: told, said of somebody not found, or answered in an older one.
  const isLeaving = !isHere && answerIn(answers, "presence") !== recorded;
  return (
    <li className={`rounded-md border border-line px-4 py-3 sm:px-5 ${isHere ? "bg-surface" : "bg-wash"}`}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <StepLink
            step={{ kind: "section", section: "demographic", uid }}
            className="inline-block py-1 font-semibold text-laut hover:underline"
          >
            {nameOf(uid)}
          </StepLink>
          <p className="text-sm text-muted">{about.filter((part) => part !== "").join(", ")}</p>
          {isHere ? null : (
            <p className="mt-1">
              <Badge tone="attention" icon="user-minus">
                {say("presence")}
              </Badge>
            </p>
          )}
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {told === undefined ? null : <TellMore uid={uid} />}
          {isLeaving ? (
            <Button size="small" icon="undo-2" onClick={() => store.undoLeave(uid)}>
              {t("undoLeave")}
            </Button>
          ) : (
            <Button size="small" icon="user-minus" onClick={onLeave}>
              {t("leave")}
            </Button>
          )}
        </div>
      </div>
    </li>
  );
}

/** The way to the day and the evidence, and whether they are still missing. */
function TellMore({ uid }: { readonly uid: string }) {
  const { goTo } = useFormTools();
  const t = useTranslations("form.members");
  const step: FormStep = { kind: "event", uid };
  const isOpen = useForm(({ view }) => (view.byStep.get(stepKey(step))?.findings.length ?? 0) > 0);
  return (
    <Button size="small" icon={isOpen ? "calendar-days" : "check"} onClick={() => goTo(step)}>
      {t(isOpen ? "tellMore" : "told")}
    </Button>
  );
}
