import type * as z from "zod";
import type { ApiScope } from "../api/scope";
import type { Text } from "../variable/variable";
import { type Action, ackSchema, answerSchema, requestSchema } from "./message";
import { searchRequestSchema, searchResponseSchema } from "./search-message";
import { statusRequestSchema, statusResponseSchema } from "./status-message";
import {
  notifySchema,
  subscribeRequestSchema,
  subscribeResponseSchema,
  unsubscribeRequestSchema,
  unsubscribeResponseSchema,
} from "./subscription-message";

/** An address of the standard that this portal serves: the schema that parses is the schema that is published. */
export interface SocialOperation<Message extends z.ZodObject = z.ZodObject> {
  readonly id: string;
  /** Below `/api/v1`. */
  readonly path: string;
  readonly action: Action;
  readonly scope: ApiScope;
  /** Open it as well. */
  readonly orScopes?: readonly ApiScope[];
  readonly title: Text;
  readonly about: Text;
  readonly message: Message;
  readonly request: z.ZodType;
  /** Of a sync address its answer, else what it says at once. */
  readonly answer: z.ZodType;
  readonly isSync: boolean;
}

function define<Message extends z.ZodObject>(
  part: Omit<SocialOperation<Message>, "request" | "isSync" | "answer">,
  answer?: z.ZodType,
): SocialOperation<Message> {
  const isSync = answer !== undefined;
  return { ...part, request: requestSchema(part.message), isSync, answer: isSync ? answerSchema(answer) : ackSchema };
}

export const syncSearch = define(
  {
    id: "socialSyncSearch",
    path: "/registry/sync/search",
    action: "search",
    scope: "registry:search",
    title: { id: "Mencari dan menjawab langsung", en: "Search, answered at once" },
    about: {
      id: "Mencari keluarga atau anggota di dalam permintaan data yang disetujui dan menjawab dengan on-search dalam jawaban yang sama.",
      en: "Finds families or members within a granted request for data and answers on-search in the same answer.",
    },
    message: searchRequestSchema,
  },
  searchResponseSchema,
);

export const asyncSearch = define({
  id: "socialSearch",
  path: "/registry/search",
  action: "search",
  scope: "registry:search",
  title: { id: "Mencari, dijawab lewat panggilan balik", en: "Search, answered by callback" },
  about: {
    id: "Diterima dengan ACK; hasilnya dikirim ke on-search di alamat pengirim.",
    en: "Taken with ACK; the records are sent to on-search at the sender's address.",
  },
  message: searchRequestSchema,
});

export const subscribe = define({
  id: "socialSubscribe",
  path: "/registry/subscribe",
  action: "subscribe",
  scope: "registry:subscribe",
  title: { id: "Berlangganan perubahan", en: "Subscribe" },
  about: {
    id: "Meminta dikabari bila keluarga yang cocok masuk, berubah, atau berakhir. Kode langganan datang lewat on-subscribe. Saringan DEREGISTER hanya boleh memakai isian keluarga sendiri (misalnya KK), bukan anggota, jumlah, kepala, atau wilayahnya: hanya isian itu yang tetap setelah keluarga berakhir; keluarga yang pindah keluar dari wilayah izin juga dikabarkan.",
    en: "Asks to be told when a family that matches comes in, changes or ends. The code comes by on-subscribe. The filter of DEREGISTER may ask of the family itself alone (KK for example), not of its members, size, head or place: only that is as it was once a family has ended; one that moves out of the granted areas is told of as well.",
  },
  message: subscribeRequestSchema,
});

export const unsubscribe = define({
  id: "socialUnsubscribe",
  path: "/registry/unsubscribe",
  action: "unsubscribe",
  scope: "registry:subscribe",
  title: { id: "Berhenti berlangganan", en: "Unsubscribe" },
  about: {
    id: "Menghentikan langganan menurut kodenya. Hasilnya datang lewat on-unsubscribe.",
    en: "Ends subscriptions by their codes. The outcome comes by on-unsubscribe.",
  },
  message: unsubscribeRequestSchema,
});

export const syncStatus = define(
  {
    id: "socialSyncStatus",
    path: "/registry/sync/txn/status",
    action: "txn-status",
    scope: "registry:search",
    orScopes: ["registry:subscribe"],
    title: { id: "Keadaan transaksi, dijawab langsung", en: "Transaction status, answered at once" },
    about: {
      id: "Sejauh mana permintaan klien sendiri, menurut nomor transaksi, rujukan, atau korelasinya. Tidak memuat data keluarga.",
      en: "How far the client's own requests are, by transaction, reference or correlation id. Holds no data of families.",
    },
    message: statusRequestSchema,
  },
  statusResponseSchema,
);

export const asyncStatus = define({
  id: "socialStatus",
  path: "/registry/txn/status",
  action: "txn-status",
  scope: "registry:search",
  orScopes: ["registry:subscribe"],
  title: { id: "Keadaan transaksi, lewat panggilan balik", en: "Transaction status, by callback" },
  about: {
    id: "Diterima dengan ACK; jawabannya dikirim ke txn/on-status di alamat pengirim.",
    en: "Taken with ACK; the answer is sent to txn/on-status at the sender's address.",
  },
  message: statusRequestSchema,
});

/** Every address of the standard that is served. */
export const SOCIAL_OPERATIONS: readonly SocialOperation[] = [
  syncSearch,
  asyncSearch,
  subscribe,
  unsubscribe,
  syncStatus,
  asyncStatus,
];

/** What is sent to a partner, as it would document it: the last part of the address, and the message. */
export const SOCIAL_CALLBACKS: readonly { readonly path: string; readonly id: string; readonly body: z.ZodType }[] = [
  { path: "/registry/on-search", id: "onSearch", body: answerSchema(searchResponseSchema) },
  { path: "/registry/on-subscribe", id: "onSubscribe", body: answerSchema(subscribeResponseSchema) },
  { path: "/registry/on-unsubscribe", id: "onUnsubscribe", body: answerSchema(unsubscribeResponseSchema) },
  { path: "/registry/txn/on-status", id: "txnOnStatus", body: answerSchema(statusResponseSchema) },
  { path: "/registry/notify", id: "notify", body: answerSchema(notifySchema) },
];
