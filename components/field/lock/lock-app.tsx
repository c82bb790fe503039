"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FieldHeading } from "@/components/field/field-heading";
import { Waiting } from "@/components/field/waiting";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-style";
import { Icon } from "@/components/ui/icon";
import type { Entering } from "@/lib/client/field/device";
import type { VaultRow } from "@/lib/client/field/vault";
import type { Workplace } from "@/lib/client/field/workplace";
import { OpenLock } from "./open-lock";
import { PrepareLock } from "./prepare-lock";
import { type OpenedDevice, useDevice } from "./use-device";

export interface LockAppProps {
  readonly version: string;
  readonly onOpen: (workplace: Workplace) => void;
}

/** What stands before everything that lies on this device: whose work it is, and their PIN. */
export default function LockApp({ version, onOpen }: LockAppProps) {
  const t = useTranslations("work.lock");
  const opened = useDevice();
  if (opened === null) return <Waiting label={t("looking")} />;
  if (opened === "impossible")
    return (
      <>
        <FieldHeading title={t("title")} />
        <Alert tone="danger" title={t("impossible")}>
          {t("impossibleTodo")}
        </Alert>
      </>
    );
  return (
    <>
      <Doors opened={opened} version={version} onOpen={onOpen} />
      <p className="mt-4">
        <a href="#/siap" className={buttonClass("quiet", "normal", "-ms-4 text-start")}>
          <Icon name="smartphone" />
          {t("state")}
        </a>
      </p>
    </>
  );
}

/** Whose lock to open, or that one more is to be made. */
type Door = "choose" | "prepare" | VaultRow;

function Doors({ opened, version, onOpen }: LockAppProps & { readonly opened: OpenedDevice }) {
  const t = useTranslations("work.lock");
  const { device, accounts, isEmptied } = opened;
  const [door, setDoor] = useState<Door>(accounts.length > 1 ? "choose" : (accounts[0] ?? "prepare"));
  const entered = (entering: Entering) => {
    if (entering.kind === "open") onOpen(entering.workplace);
  };
  return (
    <>
      {isEmptied ? (
        <div className="mb-5">
          <Alert tone="danger" title={t("emptied")}>
            {t("emptiedTodo")}
          </Alert>
        </div>
      ) : null}
      {door === "choose" ? (
        <Choice accounts={accounts} onChosen={setDoor} />
      ) : door === "prepare" ? (
        <PrepareLock device={device} version={version} hasOthers={accounts.length > 0} onEntered={entered} />
      ) : (
        <OpenLock key={door.userId} device={device} account={door} version={version} onEntered={entered} />
      )}
      {accounts.length === 0 ? null : (
        <p className="-ms-4 mt-4 flex flex-wrap gap-2">
          {door === "prepare" || (door !== "choose" && accounts.length > 1) ? (
            <Button variant="quiet" onClick={() => setDoor("choose")}>
              {t("others")}
            </Button>
          ) : null}
          {door === "prepare" ? null : (
            <Button variant="quiet" onClick={() => setDoor("prepare")}>
              {t("addPerson")}
            </Button>
          )}
        </p>
      )}
    </>
  );
}

interface ChoiceProps {
  readonly accounts: readonly VaultRow[];
  readonly onChosen: (account: VaultRow) => void;
}

function Choice({ accounts, onChosen }: ChoiceProps) {
  const t = useTranslations("work.lock");
  return (
    <>
      <FieldHeading title={t("who")} />
      <ul className="mb-4 divide-y divide-line rounded-md border border-line bg-surface">
        {accounts.map((account) => (
          <li key={account.userId}>
            <Button variant="quiet" icon="user-round" wide onClick={() => onChosen(account)}>
              {account.label}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
