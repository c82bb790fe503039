"use client";

import { useTranslations } from "next-intl";
import { lazy, type ReactNode, Suspense } from "react";
import { matchScreen, type Route } from "@/components/field/route";
import { UnknownPlace } from "@/components/field/unknown-place";
import { Waiting } from "@/components/field/waiting";
import type { Workplace } from "@/lib/client/field/workplace";
import { ClockLine } from "./clock-line";
import { EndScreen, useEnd } from "./end-screen";
import { FamilyList } from "./family-list";
import { FamilyPage } from "./family-page";
import { FieldErrorTexts } from "./field-error-texts";
import { UnkeptAlert } from "./unkept-alert";
import { WorkProvider } from "./work-context";
import { WorkHome } from "./work-home";

const FormHost = lazy(() => import("./form-host"));
const ReviewHost = lazy(() => import("./review-host"));
const EventStart = lazy(() => import("./event-start"));
const NewFamily = lazy(() => import("./new-family"));
const HouseMap = lazy(() => import("./house-map"));
const TakeScreen = lazy(() => import("@/components/field/take/take-screen"));
const OutboxScreen = lazy(() => import("@/components/field/outbox/outbox-screen"));
const OutboxItem = lazy(() => import("@/components/field/outbox/outbox-item"));
const CheckList = lazy(() => import("@/components/field/check/check-list"));
const CheckScreen = lazy(() => import("@/components/field/check/check-screen"));
const OwnLessons = lazy(() => import("@/components/field/learn/own-lessons"));
const DeviceScreen = lazy(() => import("@/components/field/device/device-screen"));

interface ScreenProps {
  readonly id: string;
  readonly route: Route;
}

/** The places behind the lock. What a first glance needs is here; the rest is loaded when it is asked for, and kept by the worker. */
const SCREENS = [
  { name: "home", pattern: "/" },
  { name: "list", pattern: "/keluarga" },
  { name: "new", pattern: "/keluarga/baru" },
  { name: "family", pattern: "/keluarga/:id" },
  { name: "event", pattern: "/keluarga/:id/peristiwa" },
  { name: "map", pattern: "/peta" },
  { name: "form", pattern: "/isi/:id" },
  { name: "review", pattern: "/periksa/:id" },
  { name: "take", pattern: "/bawa" },
  { name: "outbox", pattern: "/kirim" },
  { name: "sent", pattern: "/kirim/:id" },
  { name: "checks", pattern: "/cek" },
  { name: "check", pattern: "/cek/:id" },
  { name: "lessons", pattern: "/belajar" },
  { name: "lesson", pattern: "/belajar/:id" },
  { name: "device", pattern: "/perangkat" },
] as const;
type ScreenName = (typeof SCREENS)[number]["name"];

const VIEWS: Readonly<Record<ScreenName, (props: ScreenProps) => ReactNode>> = {
  home: () => <WorkHome />,
  list: ({ route }) => <FamilyList route={route} />,
  new: () => <NewFamily />,
  family: ({ id }) => <FamilyPage key={id} id={id} />,
  event: ({ id }) => <EventStart key={id} id={id} />,
  map: () => <HouseMap />,
  form: ({ id, route }) => <FormHost key={id} id={id} route={route} />,
  review: ({ id }) => <ReviewHost key={id} id={id} />,
  take: () => <TakeScreen />,
  outbox: () => <OutboxScreen />,
  sent: ({ id }) => <OutboxItem key={id} id={id} />,
  checks: () => <CheckList />,
  check: ({ id }) => <CheckScreen key={id} id={id} />,
  lessons: () => <OwnLessons code={null} />,
  lesson: ({ id }) => <OwnLessons key={id} code={id} />,
  device: () => <DeviceScreen />,
};

export interface WorkAppProps {
  readonly workplace: Workplace;
  readonly route: Route;
}

/** Everything that the lock guards. */
export default function WorkApp({ workplace, route }: WorkAppProps) {
  return (
    <WorkProvider value={workplace}>
      <FieldErrorTexts>
        <Screen route={route} />
      </FieldErrorTexts>
    </WorkProvider>
  );
}

function Screen({ route }: { readonly route: Route }) {
  const t = useTranslations("work");
  const end = useEnd();
  const match = matchScreen(SCREENS, route.path);
  if (end !== null) return <EndScreen end={end} />;
  if (match === null) return <UnknownPlace />;
  return (
    <>
      <ClockLine />
      <UnkeptAlert />
      <Suspense fallback={<Waiting label={t("form.loading")} />}>
        {VIEWS[match.name]({ id: match.params["id"] ?? "", route })}
      </Suspense>
    </>
  );
}
