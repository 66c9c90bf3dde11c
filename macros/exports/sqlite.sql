-- What the database has beside its tables: views in which names stand for ids, and a search in full text.

-- Every statement with its words and source: one row for each quotation that it rests on.
CREATE VIEW facts AS
SELECT r.id, r.kind, r.heading, r.standing, r.speaker_words AS said_by, e.exact AS words, s.heading AS source,
       r.sentences, e.checked, r.deprecated, r.address
FROM records r
JOIN evidence e ON e.record = r.id
JOIN records s ON s.id = e.source
ORDER BY r.kind, r.id, e.number;

-- Who names whom, by name.
CREATE VIEW links_by_name AS
SELECT o.heading AS record_heading, l.field, t.heading AS target_heading, l.part, l.in_text, l.record, l.target
FROM links l
JOIN records o ON o.id = l.record
JOIN records t ON t.id = l.target
ORDER BY l.record, l.number;

-- Every published sentence with how many facts rest on it.
CREATE VIEW sentences_with_facts AS
SELECT s.label, s.words, count(DISTINCT es.record) AS facts, s.source, s.number
FROM sentences s
LEFT JOIN evidence_sentences es ON es.source = s.source AND es.sentence = s.number
GROUP BY s.source, s.number
ORDER BY s.source, s.number;

-- How many records of each kind there are, and how firmly they stand.
CREATE VIEW kinds_and_standing AS
SELECT kind, coalesce(standing, '') AS standing, count(*) AS records
FROM records
GROUP BY kind, standing
ORDER BY kind, standing;

-- Records by their headings and quoted words, sentences by their words: SELECT * FROM search WHERE search MATCH 'harbour'.
CREATE VIRTUAL TABLE search USING fts5(title, words, kind UNINDEXED, id UNINDEXED, tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO search (title, words, kind, id)
SELECT heading, coalesce((SELECT group_concat(exact, ' … ') FROM (SELECT exact FROM evidence WHERE record = records.id ORDER BY number)), ''), kind, id
FROM records
ORDER BY id;
INSERT INTO search (title, words, kind, id)
SELECT label, words, 'sentence', source || '#' || number
FROM sentences
WHERE words IS NOT NULL
ORDER BY source, number;
INSERT INTO search (search) VALUES ('optimize');
