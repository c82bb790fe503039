import type { Text } from "../variable/variable";

/** Faults of the transport: the message was not taken in at all (SPDCI 1.0, `Error.code`). */
export const TRANSPORT_CODES = [
  "err.request.bad",
  "err.request.unauthorized",
  "err.request.forbidden",
  "err.request.not_found",
  "err.request.timeout",
  "err.version.not_supported",
  "err.request.too_many_requests",
  "err.sender_id.invalid",
  "err.sender_uri.invalid",
  "err.receiver_id.invalid",
  "err.signature.missing",
  "err.signature.invalid",
  "err.encryption.invalid",
  "err.service.unavailable",
] as const;
export type TransportCode = (typeof TRANSPORT_CODES)[number];

/** What is wrong with a header of a message that was taken in (`MsgHeaderStatusReasonCode`). */
export const HEADER_CODES = [
  "rjct.version.invalid",
  "rjct.message_id.duplicate",
  "rjct.message_ts.invalid",
  "rjct.action.invalid",
  "rjct.action.not_supported",
  "rjct.total_count.invalid",
  "rjct.total_count.limit_exceeded",
  "rjct.errors.too_many",
] as const;
export type HeaderCode = (typeof HEADER_CODES)[number];

/** Why one search of a message is refused (`SearchStatusReasonCode`). */
export const SEARCH_CODES = [
  "rjct.reference_id.invalid",
  "rjct.reference_id.duplicate",
  "rjct.timestamp.invalid",
  "rjct.search_criteria.invalid",
  "rjct.filter.invalid",
  "rjct.sort.invalid",
  "rjct.pagination.invalid",
  "rjct.search.too_many_records_found",
] as const;
export type SearchCode = (typeof SEARCH_CODES)[number];

/** Why one subscription is refused (`SubscribeStatusReasonCode`). */
export const SUBSCRIBE_CODES = [
  "rjct.reference_id.invalid",
  "rjct.reference_id.duplicate",
  "rjct.timestamp.invalid",
  "rjct.notify_types.invalid",
  "rjct.notify_details.invalid",
  "rjct.person_id.invalid",
  "rjct.event.already_subscribed",
] as const;
export type SubscribeCode = (typeof SUBSCRIBE_CODES)[number];

/** Why the end of a subscription is refused (`UnSubscribeStatusReasonCode`). */
export const UNSUBSCRIBE_CODES = [
  "rjct.reference_id.invalid",
  "rjct.reference_id.duplicate",
  "rjct.timestamp.invalid",
  "rjct.subscription_code.invalid",
  "rjct.requester.invalid",
  "rjct.event.already_unsubscribed",
] as const;
export type UnsubscribeCode = (typeof UNSUBSCRIBE_CODES)[number];

export type ReasonCode = TransportCode | HeaderCode | SearchCode | SubscribeCode | UnsubscribeCode;

/** How far a request is: received, at work, done, refused. */
export const STATUSES = ["rcvd", "pdng", "succ", "rjct"] as const;
export type Status = (typeof STATUSES)[number];

const text = (id: string, en: string): Text => ({ id, en });

/** Every code of the standard, as this portal means it; for answers and for the page. */
export const REASONS: Readonly<Record<ReasonCode, Text>> = {
  "err.request.bad": text(
    "Pesan tidak terbaca atau tidak menurut bentuk yang diterbitkan.",
    "The message cannot be read, or does not have the published shape.",
  ),
  "err.request.unauthorized": text(
    "Tanda akses tidak ada, tidak dikenal, atau sudah berakhir.",
    "The access token is missing, unknown or over.",
  ),
  "err.request.forbidden": text(
    "Klien tidak punya cakupan yang diperlukan.",
    "The client has not got the scope that this needs.",
  ),
  "err.request.not_found": text("Alamat ini tidak ada.", "There is no such address."),
  "err.request.timeout": text(
    "Tidak selesai pada waktunya; kirim lagi nanti dengan message_id baru.",
    "Not finished in time; send again later under a new message_id.",
  ),
  "err.version.not_supported": text("Hanya versi 1 dari standar ini.", "Only version 1 of the standard."),
  "err.request.too_many_requests": text(
    "Terlalu banyak permintaan; lihat Retry-After.",
    "Too many requests; see Retry-After.",
  ),
  "err.sender_id.invalid": text(
    "sender_id bukan nomor klien pemilik tanda akses ini.",
    "sender_id is not the id of the client whose token this is.",
  ),
  "err.sender_uri.invalid": text(
    "sender_uri bukan alamat HTTPS di tuan rumah yang terdaftar untuk klien ini.",
    "sender_uri is no HTTPS address at a host that is registered for this client.",
  ),
  "err.receiver_id.invalid": text("receiver_id bukan portal ini.", "receiver_id is not this portal."),
  "err.signature.missing": text("Pesan tidak bertanda tangan.", "The message bears no signature."),
  "err.signature.invalid": text(
    "Tanda tangan tidak cocok, sudah lewat, atau kuncinya tidak terdaftar.",
    "The signature does not fit, is over, or its key is not registered.",
  ),
  "err.encryption.invalid": text(
    "Pesan tersandi tidak diterima; jalurnya sudah tersandi (TLS).",
    "Encrypted messages are not taken; the way is encrypted already (TLS).",
  ),
  "err.service.unavailable": text("Sedang tidak dapat melayani; coba lagi.", "Cannot serve now; try again."),
  "rjct.version.invalid": text("Versi pesan bukan versi 1.", "The message's version is not version 1."),
  "rjct.message_id.duplicate": text(
    "message_id ini sudah pernah dikirim oleh klien ini.",
    "This client has sent this message_id before.",
  ),
  "rjct.message_ts.invalid": text(
    "message_ts lebih dari 15 menit dari jam portal.",
    "message_ts is more than 15 minutes from the portal's clock.",
  ),
  "rjct.action.invalid": text("action tidak sesuai dengan alamatnya.", "action does not fit the address."),
  "rjct.action.not_supported": text(
    "Registri ini tidak melayani jenis transaksi itu.",
    "This registry does not serve that kind of transaction.",
  ),
  "rjct.total_count.invalid": text(
    "total_count bukan jumlah permintaan di dalam pesan.",
    "total_count is not the number of requests in the message.",
  ),
  "rjct.total_count.limit_exceeded": text(
    "Terlalu banyak permintaan dalam satu pesan.",
    "Too many requests in one message.",
  ),
  "rjct.errors.too_many": text(
    "Semua permintaan dalam pesan ini ditolak.",
    "Every request of this message was refused.",
  ),
  "rjct.reference_id.invalid": text(
    "reference_id tidak dikenal, atau memuat nomor penduduk.",
    "reference_id is unknown, or holds an identity number.",
  ),
  "rjct.reference_id.duplicate": text(
    "reference_id ini dipakai dua kali dalam satu pesan.",
    "This reference_id stands twice in one message.",
  ),
  "rjct.timestamp.invalid": text(
    "timestamp lebih dari sehari dari jam portal.",
    "timestamp is more than a day from the portal's clock.",
  ),
  "rjct.search_criteria.invalid": text(
    "Kriteria tidak sesuai dengan izin data, profil, atau bentuk kueri.",
    "The criteria do not fit the grant, the profile or the form of queries.",
  ),
  "rjct.filter.invalid": text(
    "Kueri memakai isian, operator, atau nilai yang tidak boleh dipakai.",
    "The query uses an attribute, an operator or a value that may not be used.",
  ),
  "rjct.sort.invalid": text(
    "Urutan memakai isian yang tidak boleh dipakai.",
    "The sort uses an attribute that may not be used.",
  ),
  "rjct.pagination.invalid": text(
    "Halaman atau ukurannya di luar batas.",
    "The page or its size is outside the limits.",
  ),
  "rjct.search.too_many_records_found": text(
    "Terlalu banyak hasil; persempit kueri.",
    "Too many records; narrow the query.",
  ),
  "rjct.notify_types.invalid": text(
    "Jenis peristiwa atau jenis rekaman tidak dikenal.",
    "The event type or the record type is unknown.",
  ),
  "rjct.notify_details.invalid": text(
    "Saringan, frekuensi, atau izin data langganan tidak sah, atau klien sudah punya 50 langganan.",
    "The subscription's filter, frequency or grant is not valid, or the client has 50 subscriptions already.",
  ),
  "rjct.person_id.invalid": text(
    "Nomor pada saringan tidak ada dalam izin data klien.",
    "The identifier of the filter is not within the client's grant.",
  ),
  "rjct.event.already_subscribed": text("Langganan yang sama sudah ada.", "The same subscription is there already."),
  "rjct.subscription_code.invalid": text(
    "Kode langganan tidak dikenal untuk klien ini.",
    "The subscription code is not known for this client.",
  ),
  "rjct.requester.invalid": text(
    "Klien tidak lagi boleh mengurus langganan ini.",
    "The client may not deal with this subscription any more.",
  ),
  "rjct.event.already_unsubscribed": text(
    "Langganan ini sudah dihentikan.",
    "This subscription has been ended already.",
  ),
};
