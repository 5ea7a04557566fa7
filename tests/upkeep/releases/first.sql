-- An invented state as the tables of the first release held it (migrations 0001 and 0002), with its
-- summaries, made by that release's own import. Never changed: it stands for a database out there.
BEGIN TRANSACTION;
CREATE TABLE accounts (
	account_id INTEGER NOT NULL, 
	email VARCHAR(160) NOT NULL, 
	display_name VARCHAR(160) NOT NULL, 
	role VARCHAR(24) NOT NULL, 
	region SMALLINT, 
	password_hash VARCHAR(200) NOT NULL, 
	active SMALLINT DEFAULT '1' NOT NULL, 
	demonstration SMALLINT DEFAULT '0' NOT NULL, 
	failed_count INTEGER DEFAULT '0' NOT NULL, 
	locked_until DATETIME, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_accounts PRIMARY KEY (account_id), 
	CONSTRAINT uq_accounts_email UNIQUE (email)
);
CREATE TABLE action_plans (
	pair_id VARCHAR(32) NOT NULL, 
	person_id VARCHAR(32) NOT NULL, 
	region SMALLINT, 
	cohort SMALLINT, 
	program_type VARCHAR(24), 
	role VARCHAR(24), 
	program_year SMALLINT NOT NULL, 
	baseline_date DATE, 
	planned_on DATE, 
	CONSTRAINT pk_action_plans PRIMARY KEY (pair_id)
);
INSERT INTO "action_plans" VALUES('PAIR-2023-0012','P-00063',1,2023,'CENTER','MENTEE',2023,NULL,NULL);
INSERT INTO "action_plans" VALUES('PAIR-2025-0002','P-00519',1,2025,'HEAD_START','MENTEE',2025,'2025-10-10','2025-10-30');
INSERT INTO "action_plans" VALUES('PAIR-2025-0003','P-00806',1,2025,'CENTER','MENTEE',2025,'2025-10-03','2025-10-22');
CREATE TABLE action_steps (
	step_id VARCHAR(32) NOT NULL, 
	goal_id VARCHAR(32) NOT NULL, 
	due DATE, 
	done DATE, 
	region SMALLINT, 
	import_id INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	CONSTRAINT pk_action_steps PRIMARY KEY (step_id), 
	CONSTRAINT fk_action_steps_goal_id FOREIGN KEY(goal_id) REFERENCES goals (goal_id)
);
INSERT INTO "action_steps" VALUES('ST-2023-0012-2-1','G-2023-0012-2','2023-12-08','2023-12-15',1,11,2);
INSERT INTO "action_steps" VALUES('ST-2023-0012-2-2','G-2023-0012-2','2023-12-23','2023-12-26',1,11,3);
INSERT INTO "action_steps" VALUES('ST-2023-0012-3-1','G-2023-0012-3','2024-01-17','2024-01-11',1,11,4);
INSERT INTO "action_steps" VALUES('ST-2023-0012-3-2','G-2023-0012-3','2024-02-06',NULL,1,11,5);
INSERT INTO "action_steps" VALUES('ST-2023-0012-3-3','G-2023-0012-3','2024-02-26','2024-03-01',1,11,6);
INSERT INTO "action_steps" VALUES('ST-2025-0002-2-1','G-2025-0002-2','2025-11-21','2025-11-27',1,11,7);
INSERT INTO "action_steps" VALUES('ST-2025-0002-2-2','G-2025-0002-2','2025-12-06','2025-12-04',1,11,8);
INSERT INTO "action_steps" VALUES('ST-2025-0002-2-3','G-2025-0002-2','2025-12-21','2025-12-07',1,11,9);
INSERT INTO "action_steps" VALUES('ST-2025-0002-2-4','G-2025-0002-2','2026-01-05','2025-12-28',1,11,10);
INSERT INTO "action_steps" VALUES('ST-2025-0002-3-1','G-2025-0002-3','2025-12-30','2026-01-10',1,11,11);
INSERT INTO "action_steps" VALUES('ST-2025-0002-3-2','G-2025-0002-3','2026-02-03','2026-01-20',1,11,12);
INSERT INTO "action_steps" VALUES('ST-2025-0002-4-1','G-2025-0002-4','2026-01-01','2025-12-27',1,11,13);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE attendance (
	participant_id VARCHAR(32) NOT NULL, 
	event_type VARCHAR(24) NOT NULL, 
	event_id VARCHAR(32) NOT NULL, 
	day_no SMALLINT NOT NULL, 
	date DATE NOT NULL, 
	hours FLOAT NOT NULL, 
	region SMALLINT, 
	import_id INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	CONSTRAINT pk_attendance PRIMARY KEY (participant_id, event_type, event_id, day_no)
);
INSERT INTO "attendance" VALUES('P-00097','orientation','ORI-2023-R1',1,'2023-09-04',6.0,1,12,2);
INSERT INTO "attendance" VALUES('P-00013','orientation','ORI-2023-R1',1,'2023-09-04',6.0,1,12,3);
INSERT INTO "attendance" VALUES('P-00013','training_day','TRN-2023-R1',1,'2023-09-06',7.0,1,12,4);
INSERT INTO "attendance" VALUES('P-00013','training_day','TRN-2023-R1',2,'2023-09-07',7.0,1,12,5);
INSERT INTO "attendance" VALUES('P-00013','training_day','TRN-2023-R1',3,'2023-09-08',7.0,1,12,6);
INSERT INTO "attendance" VALUES('P-00013','training_day','TRN-2023-R1',4,'2023-09-09',7.0,1,12,7);
INSERT INTO "attendance" VALUES('P-00013','training_day','TRN-2023-R1',5,'2023-09-10',7.0,1,12,8);
INSERT INTO "attendance" VALUES('P-00013','training_day','TRN-2023-R1',6,'2023-09-11',7.0,1,12,9);
INSERT INTO "attendance" VALUES('P-00013','PLC','PLC-2023-10-R1',1,'2023-10-10',1.0,1,12,10);
INSERT INTO "attendance" VALUES('P-00013','PLC','PLC-2023-11-R1',1,'2023-11-10',1.0,1,12,11);
INSERT INTO "attendance" VALUES('P-00013','PLC','PLC-2023-12-R1',1,'2023-12-10',1.0,1,12,12);
INSERT INTO "attendance" VALUES('P-00013','PLC','PLC-2024-01-R1',1,'2024-01-10',1.0,1,12,13);
INSERT INTO "attendance" VALUES('P-00013','PLC','PLC-2024-02-R1',1,'2024-02-10',1.5,1,12,14);
INSERT INTO "attendance" VALUES('P-00013','PLC','PLC-2024-03-R1',1,'2024-03-10',1.5,1,12,15);
INSERT INTO "attendance" VALUES('P-00013','PLC','PLC-2024-04-R1',1,'2024-04-10',1.0,1,12,16);
INSERT INTO "attendance" VALUES('P-00013','PLC','PLC-2024-05-R1',1,'2024-05-10',1.0,1,12,17);
INSERT INTO "attendance" VALUES('P-00014','orientation','ORI-2023-R1',1,'2023-09-04',6.0,1,12,18);
INSERT INTO "attendance" VALUES('P-00014','training_day','TRN-2023-R1',1,'2023-09-06',7.0,1,12,19);
INSERT INTO "attendance" VALUES('P-00014','training_day','TRN-2023-R1',2,'2023-09-07',7.0,1,12,20);
INSERT INTO "attendance" VALUES('P-00014','training_day','TRN-2023-R1',3,'2023-09-08',7.0,1,12,21);
INSERT INTO "attendance" VALUES('P-00014','training_day','TRN-2023-R1',4,'2023-09-09',7.0,1,12,22);
INSERT INTO "attendance" VALUES('P-00014','training_day','TRN-2023-R1',5,'2023-09-10',7.0,1,12,23);
INSERT INTO "attendance" VALUES('P-00014','training_day','TRN-2023-R1-MADE-UP',1,'2023-10-25',7.0,1,12,24);
INSERT INTO "attendance" VALUES('P-00014','PLC','PLC-2023-10-R1',1,'2023-10-10',1.0,1,12,25);
INSERT INTO "attendance" VALUES('P-00014','PLC','PLC-2023-11-R1',1,'2023-11-10',1.0,1,12,26);
INSERT INTO "attendance" VALUES('P-00014','PLC','PLC-2024-02-R1',1,'2024-02-10',1.0,1,12,27);
INSERT INTO "attendance" VALUES('P-00014','PLC','PLC-2024-04-R1',1,'2024-04-10',1.0,1,12,28);
INSERT INTO "attendance" VALUES('P-00014','PLC','PLC-2024-05-R1',1,'2024-05-10',1.0,1,12,29);
INSERT INTO "attendance" VALUES('P-00014','PLC','PLC-2024-06-R1',1,'2024-06-10',1.0,1,12,30);
INSERT INTO "attendance" VALUES('P-00022','orientation','ORI-2023-R1',1,'2023-09-04',6.0,1,12,31);
CREATE TABLE audit_log (
	event_id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	who VARCHAR(160) NOT NULL, 
	event VARCHAR(24) NOT NULL, 
	detail JSON NOT NULL, 
	CONSTRAINT pk_audit_log PRIMARY KEY (event_id)
);
INSERT INTO "audit_log" VALUES(1,'2026-11-29 19:03:05.964717','demonstration','import','{"import_id": 1, "format": "programs", "file_name": "01-programs.csv", "status": "saved", "rows": 5, "new": 5, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(2,'2026-11-29 19:03:06.519440','demonstration','import','{"import_id": 2, "format": "participants", "file_name": "02-participants.csv", "status": "saved", "rows": 9, "new": 9, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(3,'2026-11-29 19:03:07.059779','demonstration','import','{"import_id": 3, "format": "pairs", "file_name": "03-pairs.csv", "status": "saved", "rows": 3, "new": 3, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(4,'2026-11-29 19:03:07.813111','demonstration','import','{"import_id": 4, "format": "goals", "file_name": "04-goals-2023.csv", "status": "saved", "rows": 3, "new": 3, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(5,'2026-11-29 19:03:08.471485','demonstration','import','{"import_id": 5, "format": "goals", "file_name": "04-goals-2025.csv", "status": "saved", "rows": 10, "new": 10, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(6,'2026-11-29 19:03:09.144845','demonstration','import','{"import_id": 6, "format": "sessions", "file_name": "05-sessions-2023-region-1.csv", "status": "saved", "rows": 5, "new": 5, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(7,'2026-11-29 19:03:09.875673','demonstration','import','{"import_id": 7, "format": "sessions", "file_name": "05-sessions-2025-region-1.csv", "status": "saved", "rows": 27, "new": 27, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(8,'2026-11-29 19:03:11.935992','demonstration','import','{"import_id": 8, "format": "class", "file_name": "06-class-2025.csv", "status": "saved", "rows": 230, "new": 230, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(9,'2026-11-29 19:03:12.902712','demonstration','import','{"import_id": 9, "format": "employment", "file_name": "07-employment.csv", "status": "saved", "rows": 10, "new": 10, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(10,'2026-11-29 19:03:13.668680','demonstration','import','{"import_id": 10, "format": "qris", "file_name": "08-qris.csv", "status": "saved", "rows": 7, "new": 7, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(11,'2026-11-29 19:03:14.436920','demonstration','import','{"import_id": 11, "format": "action_steps", "file_name": "09-action-steps.csv", "status": "saved", "rows": 12, "new": 12, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(12,'2026-11-29 19:03:15.558497','demonstration','import','{"import_id": 12, "format": "attendance", "file_name": "10-attendance.csv", "status": "saved", "rows": 30, "new": 30, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(13,'2026-11-29 19:03:16.704584','demonstration','import','{"import_id": 13, "format": "surveys", "file_name": "11-surveys.csv", "status": "saved", "rows": 105, "new": 105, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(14,'2026-11-29 19:03:17.611136','demonstration','import','{"import_id": 14, "format": "funds", "file_name": "12-funds.csv", "status": "saved", "rows": 14, "new": 14, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(15,'2026-11-29 19:03:18.777118','demonstration','import','{"import_id": 15, "format": "sessions", "file_name": "13-logs-of-mentees-region-1.csv", "status": "saved", "rows": 1, "new": 1, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(16,'2026-11-29 19:03:19.678781','demonstration','import','{"import_id": 16, "format": "class_summary", "file_name": "14-class-sheets.csv", "status": "saved", "rows": 3, "new": 0, "changed": 3, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(17,'2026-11-29 19:03:20.508056','demonstration','import','{"import_id": 17, "format": "sessions", "file_name": "15-sessions-mended.csv", "status": "saved", "rows": 2, "new": 0, "changed": 2, "unchanged": 0, "refused": 0}');
CREATE TABLE change_doses (
	person_id VARCHAR(32) NOT NULL, 
	instrument VARCHAR(24) NOT NULL, 
	program_year SMALLINT NOT NULL, 
	component VARCHAR(24) NOT NULL, 
	region SMALLINT, 
	cohort SMALLINT, 
	program_type VARCHAR(24), 
	role VARCHAR(24), 
	consented INTEGER DEFAULT '0' NOT NULL, 
	pre FLOAT NOT NULL, 
	change FLOAT NOT NULL, 
	minutes INTEGER DEFAULT '0' NOT NULL, 
	intended_low INTEGER DEFAULT '0' NOT NULL, 
	contacts INTEGER DEFAULT '0' NOT NULL, 
	video_contacts INTEGER DEFAULT '0' NOT NULL, 
	strategies INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_change_doses PRIMARY KEY (person_id, instrument, program_year, component)
);
INSERT INTO "change_doses" VALUES('P-00519','PK1',2025,'CO',1,2025,'HEAD_START','MENTEE',1,5.58333333333333303727e+00,-1.66666666666666657414e-01,805,480,10,5,17);
INSERT INTO "change_doses" VALUES('P-00519','PK1',2025,'ES',1,2025,'HEAD_START','MENTEE',1,5.4375,0.8125,805,480,10,5,17);
INSERT INTO "change_doses" VALUES('P-00519','PK1',2025,'IS',1,2025,'HEAD_START','MENTEE',1,1.66666666666666674068e+00,5.8333333333333337034e-01,805,480,10,5,17);
INSERT INTO "change_doses" VALUES('P-00806','PK1',2025,'CO',1,2025,'CENTER','MENTEE',1,5.25,-1.66666666666666657414e-01,890,480,11,7,22);
INSERT INTO "change_doses" VALUES('P-00806','PK1',2025,'ES',1,2025,'CENTER','MENTEE',1,6.0625,-0.1875,890,480,11,7,22);
INSERT INTO "change_doses" VALUES('P-00806','PK1',2025,'IS',1,2025,'CENTER','MENTEE',1,3.66666666666666651863e+00,0.75,890,480,11,7,22);
CREATE TABLE class_agreement (
	observation_id VARCHAR(32) NOT NULL, 
	cycle SMALLINT NOT NULL, 
	dimension VARCHAR(24) NOT NULL, 
	person_id VARCHAR(32) NOT NULL, 
	region SMALLINT, 
	instrument VARCHAR(24) NOT NULL, 
	program_year SMALLINT NOT NULL, 
	negative_climate INTEGER DEFAULT '0' NOT NULL, 
	exact INTEGER DEFAULT '0' NOT NULL, 
	within_one INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_class_agreement PRIMARY KEY (observation_id, cycle, dimension)
);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',1,'BM','P-00519',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',1,'CD','P-00519',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',1,'ILF','P-00519',1,'PK1',2025,0,0,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',1,'LM','P-00519',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',1,'NC','P-00519',1,'PK1',2025,1,0,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',1,'PC','P-00519',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',1,'PD','P-00519',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',1,'QF','P-00519',1,'PK1',2025,0,0,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',1,'RSP','P-00519',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',1,'TS','P-00519',1,'PK1',2025,0,0,0);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',2,'BM','P-00519',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',2,'CD','P-00519',1,'PK1',2025,0,0,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',2,'ILF','P-00519',1,'PK1',2025,0,0,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',2,'LM','P-00519',1,'PK1',2025,0,0,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',2,'NC','P-00519',1,'PK1',2025,1,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',2,'PC','P-00519',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',2,'PD','P-00519',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',2,'QF','P-00519',1,'PK1',2025,0,0,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',2,'RSP','P-00519',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',2,'TS','P-00519',1,'PK1',2025,0,0,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',3,'BM','P-00519',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',3,'CD','P-00519',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',3,'ILF','P-00519',1,'PK1',2025,0,0,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',3,'LM','P-00519',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',3,'NC','P-00519',1,'PK1',2025,1,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',3,'PC','P-00519',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',3,'PD','P-00519',1,'PK1',2025,0,0,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',3,'QF','P-00519',1,'PK1',2025,0,0,0);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',3,'RSP','P-00519',1,'PK1',2025,0,0,0);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',3,'TS','P-00519',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',4,'BM','P-00519',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',4,'CD','P-00519',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',4,'ILF','P-00519',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',4,'LM','P-00519',1,'PK1',2025,0,0,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',4,'NC','P-00519',1,'PK1',2025,1,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',4,'PC','P-00519',1,'PK1',2025,0,0,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',4,'PD','P-00519',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',4,'QF','P-00519',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',4,'RSP','P-00519',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',4,'TS','P-00519',1,'PK1',2025,0,1,1);
CREATE TABLE class_baselines (
	person_id VARCHAR(32) NOT NULL, 
	instrument VARCHAR(24) NOT NULL, 
	program_year SMALLINT NOT NULL, 
	component VARCHAR(24) NOT NULL, 
	region SMALLINT, 
	cohort SMALLINT, 
	program_type VARCHAR(24), 
	role VARCHAR(24), 
	consented INTEGER DEFAULT '0' NOT NULL, 
	score FLOAT NOT NULL, 
	seen_again INTEGER DEFAULT '0' NOT NULL, 
	left_on DATE, 
	CONSTRAINT pk_class_baselines PRIMARY KEY (person_id, instrument, program_year, component)
);
INSERT INTO "class_baselines" VALUES('P-00519','PK1',2025,'CO',1,2025,'HEAD_START','MENTEE',1,5.58333333333333303727e+00,1,NULL);
INSERT INTO "class_baselines" VALUES('P-00519','PK1',2025,'ES',1,2025,'HEAD_START','MENTEE',1,5.4375,1,NULL);
INSERT INTO "class_baselines" VALUES('P-00519','PK1',2025,'IS',1,2025,'HEAD_START','MENTEE',1,1.66666666666666674068e+00,1,NULL);
INSERT INTO "class_baselines" VALUES('P-00806','PK1',2025,'CO',1,2025,'CENTER','MENTEE',1,5.25,1,NULL);
INSERT INTO "class_baselines" VALUES('P-00806','PK1',2025,'ES',1,2025,'CENTER','MENTEE',1,6.0625,1,NULL);
INSERT INTO "class_baselines" VALUES('P-00806','PK1',2025,'IS',1,2025,'CENTER','MENTEE',1,3.66666666666666651863e+00,1,NULL);
CREATE TABLE class_changes (
	person_id VARCHAR(32) NOT NULL, 
	instrument VARCHAR(24) NOT NULL, 
	program_year SMALLINT NOT NULL, 
	component VARCHAR(24) NOT NULL, 
	region SMALLINT, 
	cohort SMALLINT, 
	program_type VARCHAR(24), 
	role VARCHAR(24), 
	consented INTEGER DEFAULT '0' NOT NULL, 
	is_domain INTEGER DEFAULT '0' NOT NULL, 
	pre FLOAT NOT NULL, 
	post FLOAT NOT NULL, 
	change FLOAT NOT NULL, 
	baseline_first INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_class_changes PRIMARY KEY (person_id, instrument, program_year, component)
);
INSERT INTO "class_changes" VALUES('P-00519','PK1',2025,'BM',1,2025,'HEAD_START','MENTEE',1,0,5.75,5.25,-0.5,1);
INSERT INTO "class_changes" VALUES('P-00519','PK1',2025,'CD',1,2025,'HEAD_START','MENTEE',1,0,2.0,2.25,0.25,1);
INSERT INTO "class_changes" VALUES('P-00519','PK1',2025,'CO',1,2025,'HEAD_START','MENTEE',1,1,5.58333333333333303727e+00,5.41666666666666696272e+00,-1.66666666666666657414e-01,1);
INSERT INTO "class_changes" VALUES('P-00519','PK1',2025,'ES',1,2025,'HEAD_START','MENTEE',1,1,5.4375,6.25,0.8125,1);
INSERT INTO "class_changes" VALUES('P-00519','PK1',2025,'ILF',1,2025,'HEAD_START','MENTEE',1,0,5.25,5.25,0.0,1);
INSERT INTO "class_changes" VALUES('P-00519','PK1',2025,'IS',1,2025,'HEAD_START','MENTEE',1,1,1.66666666666666674068e+00,2.25,5.8333333333333337034e-01,1);
INSERT INTO "class_changes" VALUES('P-00519','PK1',2025,'LM',1,2025,'HEAD_START','MENTEE',1,0,1.75,2.25,0.5,1);
INSERT INTO "class_changes" VALUES('P-00519','PK1',2025,'NC',1,2025,'HEAD_START','MENTEE',1,0,6.25,7.0,0.75,1);
INSERT INTO "class_changes" VALUES('P-00519','PK1',2025,'PC',1,2025,'HEAD_START','MENTEE',1,0,5.75,6.5,0.75,1);
INSERT INTO "class_changes" VALUES('P-00519','PK1',2025,'PD',1,2025,'HEAD_START','MENTEE',1,0,5.75,5.75,0.0,1);
INSERT INTO "class_changes" VALUES('P-00519','PK1',2025,'QF',1,2025,'HEAD_START','MENTEE',1,0,1.25,2.25,1.0,1);
INSERT INTO "class_changes" VALUES('P-00519','PK1',2025,'RSP',1,2025,'HEAD_START','MENTEE',1,0,4.5,5.75,1.25,1);
INSERT INTO "class_changes" VALUES('P-00519','PK1',2025,'TS',1,2025,'HEAD_START','MENTEE',1,0,5.25,5.75,0.5,1);
INSERT INTO "class_changes" VALUES('P-00806','PK1',2025,'BM',1,2025,'CENTER','MENTEE',1,0,5.75,5.0,-0.75,1);
INSERT INTO "class_changes" VALUES('P-00806','PK1',2025,'CD',1,2025,'CENTER','MENTEE',1,0,3.5,4.0,0.5,1);
INSERT INTO "class_changes" VALUES('P-00806','PK1',2025,'CO',1,2025,'CENTER','MENTEE',1,1,5.25,5.08333333333333303727e+00,-1.66666666666666657414e-01,1);
INSERT INTO "class_changes" VALUES('P-00806','PK1',2025,'ES',1,2025,'CENTER','MENTEE',1,1,6.0625,5.875,-0.1875,1);
INSERT INTO "class_changes" VALUES('P-00806','PK1',2025,'ILF',1,2025,'CENTER','MENTEE',1,0,4.5,4.75,0.25,1);
INSERT INTO "class_changes" VALUES('P-00806','PK1',2025,'IS',1,2025,'CENTER','MENTEE',1,1,3.66666666666666651863e+00,4.41666666666666696272e+00,0.75,1);
INSERT INTO "class_changes" VALUES('P-00806','PK1',2025,'LM',1,2025,'CENTER','MENTEE',1,0,4.25,4.5,0.25,1);
INSERT INTO "class_changes" VALUES('P-00806','PK1',2025,'NC',1,2025,'CENTER','MENTEE',1,0,7.0,7.0,0.0,1);
INSERT INTO "class_changes" VALUES('P-00806','PK1',2025,'PC',1,2025,'CENTER','MENTEE',1,0,6.25,5.5,-0.75,1);
INSERT INTO "class_changes" VALUES('P-00806','PK1',2025,'PD',1,2025,'CENTER','MENTEE',1,0,5.5,5.5,0.0,1);
INSERT INTO "class_changes" VALUES('P-00806','PK1',2025,'QF',1,2025,'CENTER','MENTEE',1,0,3.25,4.75,1.5,1);
INSERT INTO "class_changes" VALUES('P-00806','PK1',2025,'RSP',1,2025,'CENTER','MENTEE',1,0,5.25,5.0,-0.25,1);
INSERT INTO "class_changes" VALUES('P-00806','PK1',2025,'TS',1,2025,'CENTER','MENTEE',1,0,5.75,6.0,0.25,1);
CREATE TABLE class_consistency (
	observation_id VARCHAR(32) NOT NULL, 
	component VARCHAR(24) NOT NULL, 
	person_id VARCHAR(32) NOT NULL, 
	region SMALLINT, 
	cohort SMALLINT, 
	program_type VARCHAR(24), 
	role VARCHAR(24), 
	consented INTEGER DEFAULT '0' NOT NULL, 
	instrument VARCHAR(24) NOT NULL, 
	program_year SMALLINT NOT NULL, 
	window VARCHAR(24) NOT NULL, 
	cycles SMALLINT NOT NULL, 
	deviation FLOAT NOT NULL, 
	CONSTRAINT pk_class_consistency PRIMARY KEY (observation_id, component)
);
INSERT INTO "class_consistency" VALUES('O-2025-0002-BASE','CO','P-00519',1,2025,'HEAD_START','MENTEE',1,'PK1',2025,'BASE',4,3.19142369252112700905e-01);
INSERT INTO "class_consistency" VALUES('O-2025-0002-BASE','ES','P-00519',1,2025,'HEAD_START','MENTEE',1,'PK1',2025,'BASE',4,0.125);
INSERT INTO "class_consistency" VALUES('O-2025-0002-END','CO','P-00519',1,2025,'HEAD_START','MENTEE',1,'PK1',2025,'END',4,1.66666666666666657414e-01);
INSERT INTO "class_consistency" VALUES('O-2025-0002-END','ES','P-00519',1,2025,'HEAD_START','MENTEE',1,'PK1',2025,'END',4,2.04124145231931508615e-01);
INSERT INTO "class_consistency" VALUES('O-2025-0003-BASE','CO','P-00806',1,2025,'CENTER','MENTEE',1,'PK1',2025,'BASE',4,1.66666666666666657414e-01);
INSERT INTO "class_consistency" VALUES('O-2025-0003-BASE','ES','P-00806',1,2025,'CENTER','MENTEE',1,'PK1',2025,'BASE',4,0.125);
INSERT INTO "class_consistency" VALUES('O-2025-0003-END','CO','P-00806',1,2025,'CENTER','MENTEE',1,'PK1',2025,'END',4,0.5);
INSERT INTO "class_consistency" VALUES('O-2025-0003-END','ES','P-00806',1,2025,'CENTER','MENTEE',1,'PK1',2025,'END',4,0.25);
CREATE TABLE class_cycles (
	observation_id VARCHAR(32) NOT NULL, 
	cycle SMALLINT NOT NULL, 
	minutes INTEGER, 
	enrolled INTEGER, 
	present INTEGER, 
	valid VARCHAR(24) NOT NULL, 
	invalid_reason VARCHAR(160), 
	region SMALLINT, 
	import_id INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	CONSTRAINT pk_class_cycles PRIMARY KEY (observation_id, cycle)
);
INSERT INTO "class_cycles" VALUES('O-2025-0002-BASE',1,15,17,16,'Y',NULL,1,8,2);
INSERT INTO "class_cycles" VALUES('O-2025-0002-BASE',2,16,20,19,'Y',NULL,1,8,12);
INSERT INTO "class_cycles" VALUES('O-2025-0002-BASE',3,20,17,17,'Y',NULL,1,8,22);
INSERT INTO "class_cycles" VALUES('O-2025-0002-BASE',4,19,16,15,'Y',NULL,1,8,32);
INSERT INTO "class_cycles" VALUES('O-2025-0002-BASE-2',1,15,17,16,'Y',NULL,1,8,42);
INSERT INTO "class_cycles" VALUES('O-2025-0002-BASE-2',2,16,20,19,'Y',NULL,1,8,52);
INSERT INTO "class_cycles" VALUES('O-2025-0002-BASE-2',3,20,17,17,'Y',NULL,1,8,62);
INSERT INTO "class_cycles" VALUES('O-2025-0002-BASE-2',4,19,16,15,'Y',NULL,1,8,72);
INSERT INTO "class_cycles" VALUES('O-2025-0002-MID',1,20,20,20,'Y',NULL,1,8,82);
INSERT INTO "class_cycles" VALUES('O-2025-0002-MID',2,17,19,18,'Y',NULL,1,8,92);
INSERT INTO "class_cycles" VALUES('O-2025-0002-MID',3,16,20,20,'Y',NULL,1,8,102);
INSERT INTO "class_cycles" VALUES('O-2025-0002-END',1,20,20,18,'Y',NULL,1,8,112);
INSERT INTO "class_cycles" VALUES('O-2025-0002-END',2,20,19,18,'Y',NULL,1,8,122);
INSERT INTO "class_cycles" VALUES('O-2025-0002-END',3,20,17,17,'Y',NULL,1,8,132);
INSERT INTO "class_cycles" VALUES('O-2025-0002-END',4,20,19,18,'Y',NULL,1,8,142);
INSERT INTO "class_cycles" VALUES('O-2025-0003-BASE',1,20,20,19,'Y',NULL,1,8,152);
INSERT INTO "class_cycles" VALUES('O-2025-0003-BASE',2,19,20,19,'Y',NULL,1,8,162);
INSERT INTO "class_cycles" VALUES('O-2025-0003-BASE',3,20,17,16,'Y',NULL,1,8,172);
INSERT INTO "class_cycles" VALUES('O-2025-0003-BASE',4,20,19,19,'Y',NULL,1,8,182);
INSERT INTO "class_cycles" VALUES('O-2025-0003-END',1,20,19,19,'Y',NULL,1,8,192);
INSERT INTO "class_cycles" VALUES('O-2025-0003-END',2,19,18,16,'Y',NULL,1,8,202);
INSERT INTO "class_cycles" VALUES('O-2025-0003-END',3,15,18,18,'Y',NULL,1,8,212);
INSERT INTO "class_cycles" VALUES('O-2025-0003-END',4,15,20,18,'Y',NULL,1,8,222);
INSERT INTO "class_cycles" VALUES('O-2025-0002-MID',0,NULL,NULL,NULL,'Y',NULL,1,16,2);
INSERT INTO "class_cycles" VALUES('O-2025-0002-END',0,NULL,NULL,NULL,'Y',NULL,1,16,3);
INSERT INTO "class_cycles" VALUES('O-2025-0003-END',0,NULL,NULL,NULL,'Y',NULL,1,16,4);
CREATE TABLE class_flags (
	observation_id VARCHAR(32) NOT NULL, 
	domain VARCHAR(24) NOT NULL, 
	person_id VARCHAR(32) NOT NULL, 
	region SMALLINT, 
	reported FLOAT NOT NULL, 
	computed FLOAT, 
	CONSTRAINT pk_class_flags PRIMARY KEY (observation_id, domain)
);
CREATE TABLE class_observations (
	observation_id VARCHAR(32) NOT NULL, 
	educator_id VARCHAR(32) NOT NULL, 
	classroom_id VARCHAR(32), 
	program_number VARCHAR(32), 
	instrument VARCHAR(24) NOT NULL, 
	edition VARCHAR(24), 
	window VARCHAR(24) NOT NULL, 
	obs_date DATE NOT NULL, 
	observer_id VARCHAR(32), 
	observer_role VARCHAR(24) NOT NULL, 
	cert_expires DATE, 
	language VARCHAR(24), 
	nc_orientation VARCHAR(24) NOT NULL, 
	double_code_of VARCHAR(32), 
	region SMALLINT, 
	program_year SMALLINT NOT NULL, 
	import_id INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	CONSTRAINT pk_class_observations PRIMARY KEY (observation_id), 
	CONSTRAINT fk_class_observations_educator_id FOREIGN KEY(educator_id) REFERENCES participants (participant_id)
);
INSERT INTO "class_observations" VALUES('O-2025-0002-BASE','P-00519','ROOM-00519','PRG-0049','PK1','1','BASE','2025-10-10','OBS-06','external','2026-07-20','English','raw',NULL,1,2025,8,2);
INSERT INTO "class_observations" VALUES('O-2025-0002-BASE-2','P-00519','ROOM-00519','PRG-0049','PK1','1','BASE','2025-10-10','OBS-14','external','2026-03-20','English','raw','O-2025-0002-BASE',1,2025,8,42);
INSERT INTO "class_observations" VALUES('O-2025-0002-MID','P-00519','ROOM-00519','PRG-0049','PK1','1','MID','2026-02-11','P-00013','coach',NULL,'English','raw',NULL,1,2025,8,82);
INSERT INTO "class_observations" VALUES('O-2025-0002-END','P-00519','ROOM-00519','PRG-0049','PK1','1','END','2026-05-07','OBS-04','external','2026-05-20','English','raw',NULL,1,2025,8,112);
INSERT INTO "class_observations" VALUES('O-2025-0003-BASE','P-00806','ROOM-00806','PRG-0018','PK1','1','BASE','2025-10-03','OBS-03','external','2026-04-20','English','raw',NULL,1,2025,8,152);
INSERT INTO "class_observations" VALUES('O-2025-0003-END','P-00806','ROOM-00806','PRG-0018','PK1','1','END','2026-05-05','OBS-04','external','2026-05-20','English','raw',NULL,1,2025,8,192);
CREATE TABLE class_records (
	observation_id VARCHAR(32) NOT NULL, 
	person_id VARCHAR(32) NOT NULL, 
	region SMALLINT, 
	cohort SMALLINT, 
	program_type VARCHAR(24), 
	role VARCHAR(24), 
	instrument VARCHAR(24) NOT NULL, 
	program_year SMALLINT NOT NULL, 
	window VARCHAR(24) NOT NULL, 
	obs_date DATE NOT NULL, 
	observer_id VARCHAR(32), 
	certified SMALLINT, 
	valid_cycles SMALLINT, 
	observer_changed SMALLINT, 
	CONSTRAINT pk_class_records PRIMARY KEY (observation_id)
);
INSERT INTO "class_records" VALUES('O-2025-0002-BASE','P-00519',1,2025,'HEAD_START','MENTEE','PK1',2025,'BASE','2025-10-10','OBS-06',1,4,NULL);
INSERT INTO "class_records" VALUES('O-2025-0002-END','P-00519',1,2025,'HEAD_START','MENTEE','PK1',2025,'END','2026-05-07','OBS-04',1,4,1);
INSERT INTO "class_records" VALUES('O-2025-0003-BASE','P-00806',1,2025,'CENTER','MENTEE','PK1',2025,'BASE','2025-10-03','OBS-03',1,4,NULL);
INSERT INTO "class_records" VALUES('O-2025-0003-END','P-00806',1,2025,'CENTER','MENTEE','PK1',2025,'END','2026-05-05','OBS-04',1,4,1);
CREATE TABLE class_reported (
	observation_id VARCHAR(32) NOT NULL, 
	domain VARCHAR(24) NOT NULL, 
	score FLOAT NOT NULL, 
	region SMALLINT, 
	import_id INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	CONSTRAINT pk_class_reported PRIMARY KEY (observation_id, domain)
);
INSERT INTO "class_reported" VALUES('O-2025-0002-MID','ES',6.42,1,16,2);
INSERT INTO "class_reported" VALUES('O-2025-0002-MID','CO',6.11,1,16,2);
INSERT INTO "class_reported" VALUES('O-2025-0002-MID','IS',1.89,1,16,2);
INSERT INTO "class_reported" VALUES('O-2025-0002-END','ES',6.25,1,16,3);
INSERT INTO "class_reported" VALUES('O-2025-0002-END','CO',5.42,1,16,3);
INSERT INTO "class_reported" VALUES('O-2025-0002-END','IS',2.25,1,16,3);
INSERT INTO "class_reported" VALUES('O-2025-0003-END','ES',5.88,1,16,4);
INSERT INTO "class_reported" VALUES('O-2025-0003-END','CO',5.08,1,16,4);
INSERT INTO "class_reported" VALUES('O-2025-0003-END','IS',4.42,1,16,4);
CREATE TABLE class_scores (
	observation_id VARCHAR(32) NOT NULL, 
	cycle SMALLINT NOT NULL, 
	dimension VARCHAR(24) NOT NULL, 
	score FLOAT NOT NULL, 
	region SMALLINT, 
	import_id INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	CONSTRAINT pk_class_scores PRIMARY KEY (observation_id, cycle, dimension)
);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',1,'PC',5.0,1,8,2);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',1,'NC',2.0,1,8,3);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',1,'TS',6.0,1,8,4);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',1,'RSP',4.0,1,8,5);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',1,'BM',6.0,1,8,6);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',1,'PD',6.0,1,8,7);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',1,'ILF',5.0,1,8,8);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',1,'CD',2.0,1,8,9);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',1,'QF',1.0,1,8,10);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',1,'LM',2.0,1,8,11);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',2,'PC',6.0,1,8,12);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',2,'NC',2.0,1,8,13);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',2,'TS',6.0,1,8,14);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',2,'RSP',4.0,1,8,15);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',2,'BM',7.0,1,8,16);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',2,'PD',6.0,1,8,17);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',2,'ILF',5.0,1,8,18);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',2,'CD',2.0,1,8,19);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',2,'QF',2.0,1,8,20);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',2,'LM',2.0,1,8,21);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',3,'PC',6.0,1,8,22);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',3,'NC',2.0,1,8,23);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',3,'TS',5.0,1,8,24);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',3,'RSP',5.0,1,8,25);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',3,'BM',5.0,1,8,26);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',3,'PD',6.0,1,8,27);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',3,'ILF',5.0,1,8,28);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',3,'CD',3.0,1,8,29);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',3,'QF',1.0,1,8,30);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',3,'LM',1.0,1,8,31);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',4,'PC',6.0,1,8,32);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',4,'NC',1.0,1,8,33);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',4,'TS',4.0,1,8,34);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',4,'RSP',5.0,1,8,35);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',4,'BM',5.0,1,8,36);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',4,'PD',5.0,1,8,37);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',4,'ILF',6.0,1,8,38);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',4,'CD',1.0,1,8,39);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',4,'QF',1.0,1,8,40);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',4,'LM',2.0,1,8,41);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',1,'PC',5.0,1,8,42);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',1,'NC',3.0,1,8,43);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',1,'TS',4.0,1,8,44);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',1,'RSP',4.0,1,8,45);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',1,'BM',6.0,1,8,46);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',1,'PD',6.0,1,8,47);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',1,'ILF',4.0,1,8,48);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',1,'CD',2.0,1,8,49);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',1,'QF',2.0,1,8,50);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',1,'LM',2.0,1,8,51);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',2,'PC',6.0,1,8,52);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',2,'NC',2.0,1,8,53);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',2,'TS',5.0,1,8,54);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',2,'RSP',4.0,1,8,55);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',2,'BM',7.0,1,8,56);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',2,'PD',6.0,1,8,57);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',2,'ILF',6.0,1,8,58);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',2,'CD',3.0,1,8,59);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',2,'QF',3.0,1,8,60);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',2,'LM',1.0,1,8,61);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',3,'PC',6.0,1,8,62);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',3,'NC',2.0,1,8,63);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',3,'TS',5.0,1,8,64);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',3,'RSP',3.0,1,8,65);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',3,'BM',5.0,1,8,66);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',3,'PD',5.0,1,8,67);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',3,'ILF',6.0,1,8,68);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',3,'CD',3.0,1,8,69);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',3,'QF',3.0,1,8,70);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',3,'LM',1.0,1,8,71);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',4,'PC',7.0,1,8,72);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',4,'NC',1.0,1,8,73);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',4,'TS',4.0,1,8,74);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',4,'RSP',5.0,1,8,75);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',4,'BM',5.0,1,8,76);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',4,'PD',5.0,1,8,77);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',4,'ILF',6.0,1,8,78);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',4,'CD',1.0,1,8,79);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',4,'QF',1.0,1,8,80);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',4,'LM',1.0,1,8,81);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',1,'PC',7.0,1,8,82);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',1,'NC',1.0,1,8,83);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',1,'TS',7.0,1,8,84);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',1,'RSP',7.0,1,8,85);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',1,'BM',5.0,1,8,86);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',1,'PD',6.0,1,8,87);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',1,'ILF',6.0,1,8,88);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',1,'CD',2.0,1,8,89);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',1,'QF',2.0,1,8,90);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',1,'LM',2.0,1,8,91);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',2,'PC',6.0,1,8,92);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',2,'NC',1.0,1,8,93);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',2,'TS',7.0,1,8,94);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',2,'RSP',6.0,1,8,95);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',2,'BM',6.0,1,8,96);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',2,'PD',7.0,1,8,97);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',2,'ILF',6.0,1,8,98);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',2,'CD',2.0,1,8,99);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',2,'QF',2.0,1,8,100);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',2,'LM',1.0,1,8,101);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',3,'PC',5.0,1,8,102);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',3,'NC',1.0,1,8,103);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',3,'TS',5.0,1,8,104);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',3,'RSP',6.0,1,8,105);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',3,'BM',7.0,1,8,106);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',3,'PD',6.0,1,8,107);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',3,'ILF',6.0,1,8,108);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',3,'CD',2.0,1,8,109);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',3,'QF',2.0,1,8,110);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',3,'LM',2.0,1,8,111);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',1,'PC',7.0,1,8,112);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',1,'NC',1.0,1,8,113);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',1,'TS',6.0,1,8,114);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',1,'RSP',5.0,1,8,115);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',1,'BM',6.0,1,8,116);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',1,'PD',5.0,1,8,117);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',1,'ILF',5.0,1,8,118);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',1,'CD',2.0,1,8,119);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',1,'QF',3.0,1,8,120);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',1,'LM',1.0,1,8,121);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',2,'PC',7.0,1,8,122);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',2,'NC',1.0,1,8,123);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',2,'TS',6.0,1,8,124);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',2,'RSP',6.0,1,8,125);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',2,'BM',4.0,1,8,126);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',2,'PD',6.0,1,8,127);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',2,'ILF',6.0,1,8,128);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',2,'CD',3.0,1,8,129);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',2,'QF',3.0,1,8,130);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',2,'LM',2.0,1,8,131);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',3,'PC',6.0,1,8,132);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',3,'NC',1.0,1,8,133);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',3,'TS',6.0,1,8,134);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',3,'RSP',6.0,1,8,135);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',3,'BM',5.0,1,8,136);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',3,'PD',6.0,1,8,137);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',3,'ILF',6.0,1,8,138);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',3,'CD',1.0,1,8,139);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',3,'QF',2.0,1,8,140);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',3,'LM',2.0,1,8,141);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',4,'PC',6.0,1,8,142);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',4,'NC',1.0,1,8,143);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',4,'TS',5.0,1,8,144);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',4,'RSP',6.0,1,8,145);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',4,'BM',6.0,1,8,146);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',4,'PD',6.0,1,8,147);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',4,'ILF',4.0,1,8,148);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',4,'CD',3.0,1,8,149);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',4,'QF',1.0,1,8,150);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',4,'LM',4.0,1,8,151);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',1,'PC',7.0,1,8,152);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',1,'NC',1.0,1,8,153);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',1,'TS',6.0,1,8,154);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',1,'RSP',5.0,1,8,155);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',1,'BM',6.0,1,8,156);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',1,'PD',6.0,1,8,157);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',1,'ILF',4.0,1,8,158);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',1,'CD',4.0,1,8,159);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',1,'QF',3.0,1,8,160);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',1,'LM',4.0,1,8,161);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',2,'PC',6.0,1,8,162);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',2,'NC',1.0,1,8,163);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',2,'TS',5.0,1,8,164);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',2,'RSP',6.0,1,8,165);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',2,'BM',6.0,1,8,166);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',2,'PD',5.0,1,8,167);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',2,'ILF',5.0,1,8,168);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',2,'CD',3.0,1,8,169);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',2,'QF',3.0,1,8,170);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',2,'LM',4.0,1,8,171);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',3,'PC',6.0,1,8,172);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',3,'NC',1.0,1,8,173);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',3,'TS',6.0,1,8,174);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',3,'RSP',5.0,1,8,175);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',3,'BM',6.0,1,8,176);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',3,'PD',5.0,1,8,177);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',3,'ILF',4.0,1,8,178);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',3,'CD',4.0,1,8,179);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',3,'QF',4.0,1,8,180);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',3,'LM',5.0,1,8,181);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',4,'PC',6.0,1,8,182);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',4,'NC',1.0,1,8,183);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',4,'TS',6.0,1,8,184);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',4,'RSP',5.0,1,8,185);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',4,'BM',5.0,1,8,186);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',4,'PD',6.0,1,8,187);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',4,'ILF',5.0,1,8,188);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',4,'CD',3.0,1,8,189);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',4,'QF',3.0,1,8,190);
INSERT INTO "class_scores" VALUES('O-2025-0003-BASE',4,'LM',4.0,1,8,191);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',1,'PC',6.0,1,8,192);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',1,'NC',1.0,1,8,193);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',1,'TS',6.0,1,8,194);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',1,'RSP',5.0,1,8,195);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',1,'BM',6.0,1,8,196);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',1,'PD',6.0,1,8,197);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',1,'ILF',5.0,1,8,198);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',1,'CD',5.0,1,8,199);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',1,'QF',4.0,1,8,200);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',1,'LM',5.0,1,8,201);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',2,'PC',5.0,1,8,202);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',2,'NC',1.0,1,8,203);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',2,'TS',6.0,1,8,204);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',2,'RSP',6.0,1,8,205);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',2,'BM',6.0,1,8,206);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',2,'PD',6.0,1,8,207);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',2,'ILF',4.0,1,8,208);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',2,'CD',4.0,1,8,209);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',2,'QF',5.0,1,8,210);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',2,'LM',4.0,1,8,211);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',3,'PC',5.0,1,8,212);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',3,'NC',1.0,1,8,213);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',3,'TS',7.0,1,8,214);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',3,'RSP',5.0,1,8,215);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',3,'BM',4.0,1,8,216);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',3,'PD',5.0,1,8,217);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',3,'ILF',5.0,1,8,218);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',3,'CD',3.0,1,8,219);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',3,'QF',5.0,1,8,220);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',3,'LM',4.0,1,8,221);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',4,'PC',6.0,1,8,222);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',4,'NC',1.0,1,8,223);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',4,'TS',5.0,1,8,224);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',4,'RSP',4.0,1,8,225);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',4,'BM',4.0,1,8,226);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',4,'PD',5.0,1,8,227);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',4,'ILF',5.0,1,8,228);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',4,'CD',4.0,1,8,229);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',4,'QF',5.0,1,8,230);
INSERT INTO "class_scores" VALUES('O-2025-0003-END',4,'LM',5.0,1,8,231);
CREATE TABLE class_windows (
	person_id VARCHAR(32) NOT NULL, 
	instrument VARCHAR(24) NOT NULL, 
	program_year SMALLINT NOT NULL, 
	window VARCHAR(24) NOT NULL, 
	component VARCHAR(24) NOT NULL, 
	region SMALLINT, 
	cohort SMALLINT, 
	program_type VARCHAR(24), 
	role VARCHAR(24), 
	consented INTEGER DEFAULT '0' NOT NULL, 
	is_domain INTEGER DEFAULT '0' NOT NULL, 
	score FLOAT NOT NULL, 
	observations SMALLINT NOT NULL, 
	first_date DATE NOT NULL, 
	CONSTRAINT pk_class_windows PRIMARY KEY (person_id, instrument, program_year, window, component)
);
INSERT INTO "class_windows" VALUES('P-00519','PK1',2025,'BASE','PC',1,2025,'HEAD_START','MENTEE',1,0,5.75,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00519','PK1',2025,'BASE','NC',1,2025,'HEAD_START','MENTEE',1,0,6.25,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00519','PK1',2025,'BASE','TS',1,2025,'HEAD_START','MENTEE',1,0,5.25,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00519','PK1',2025,'BASE','RSP',1,2025,'HEAD_START','MENTEE',1,0,4.5,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00519','PK1',2025,'BASE','BM',1,2025,'HEAD_START','MENTEE',1,0,5.75,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00519','PK1',2025,'BASE','PD',1,2025,'HEAD_START','MENTEE',1,0,5.75,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00519','PK1',2025,'BASE','ILF',1,2025,'HEAD_START','MENTEE',1,0,5.25,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00519','PK1',2025,'BASE','CD',1,2025,'HEAD_START','MENTEE',1,0,2.0,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00519','PK1',2025,'BASE','QF',1,2025,'HEAD_START','MENTEE',1,0,1.25,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00519','PK1',2025,'BASE','LM',1,2025,'HEAD_START','MENTEE',1,0,1.75,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00519','PK1',2025,'BASE','ES',1,2025,'HEAD_START','MENTEE',1,1,5.4375,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00519','PK1',2025,'BASE','CO',1,2025,'HEAD_START','MENTEE',1,1,5.58333333333333303727e+00,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00519','PK1',2025,'BASE','IS',1,2025,'HEAD_START','MENTEE',1,1,1.66666666666666674068e+00,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00519','PK1',2025,'END','PC',1,2025,'HEAD_START','MENTEE',1,0,6.5,1,'2026-05-07');
INSERT INTO "class_windows" VALUES('P-00519','PK1',2025,'END','NC',1,2025,'HEAD_START','MENTEE',1,0,7.0,1,'2026-05-07');
INSERT INTO "class_windows" VALUES('P-00519','PK1',2025,'END','TS',1,2025,'HEAD_START','MENTEE',1,0,5.75,1,'2026-05-07');
INSERT INTO "class_windows" VALUES('P-00519','PK1',2025,'END','RSP',1,2025,'HEAD_START','MENTEE',1,0,5.75,1,'2026-05-07');
INSERT INTO "class_windows" VALUES('P-00519','PK1',2025,'END','BM',1,2025,'HEAD_START','MENTEE',1,0,5.25,1,'2026-05-07');
INSERT INTO "class_windows" VALUES('P-00519','PK1',2025,'END','PD',1,2025,'HEAD_START','MENTEE',1,0,5.75,1,'2026-05-07');
INSERT INTO "class_windows" VALUES('P-00519','PK1',2025,'END','ILF',1,2025,'HEAD_START','MENTEE',1,0,5.25,1,'2026-05-07');
INSERT INTO "class_windows" VALUES('P-00519','PK1',2025,'END','CD',1,2025,'HEAD_START','MENTEE',1,0,2.25,1,'2026-05-07');
INSERT INTO "class_windows" VALUES('P-00519','PK1',2025,'END','QF',1,2025,'HEAD_START','MENTEE',1,0,2.25,1,'2026-05-07');
INSERT INTO "class_windows" VALUES('P-00519','PK1',2025,'END','LM',1,2025,'HEAD_START','MENTEE',1,0,2.25,1,'2026-05-07');
INSERT INTO "class_windows" VALUES('P-00519','PK1',2025,'END','ES',1,2025,'HEAD_START','MENTEE',1,1,6.25,1,'2026-05-07');
INSERT INTO "class_windows" VALUES('P-00519','PK1',2025,'END','CO',1,2025,'HEAD_START','MENTEE',1,1,5.41666666666666696272e+00,1,'2026-05-07');
INSERT INTO "class_windows" VALUES('P-00519','PK1',2025,'END','IS',1,2025,'HEAD_START','MENTEE',1,1,2.25,1,'2026-05-07');
INSERT INTO "class_windows" VALUES('P-00806','PK1',2025,'BASE','PC',1,2025,'CENTER','MENTEE',1,0,6.25,1,'2025-10-03');
INSERT INTO "class_windows" VALUES('P-00806','PK1',2025,'BASE','NC',1,2025,'CENTER','MENTEE',1,0,7.0,1,'2025-10-03');
INSERT INTO "class_windows" VALUES('P-00806','PK1',2025,'BASE','TS',1,2025,'CENTER','MENTEE',1,0,5.75,1,'2025-10-03');
INSERT INTO "class_windows" VALUES('P-00806','PK1',2025,'BASE','RSP',1,2025,'CENTER','MENTEE',1,0,5.25,1,'2025-10-03');
INSERT INTO "class_windows" VALUES('P-00806','PK1',2025,'BASE','BM',1,2025,'CENTER','MENTEE',1,0,5.75,1,'2025-10-03');
INSERT INTO "class_windows" VALUES('P-00806','PK1',2025,'BASE','PD',1,2025,'CENTER','MENTEE',1,0,5.5,1,'2025-10-03');
INSERT INTO "class_windows" VALUES('P-00806','PK1',2025,'BASE','ILF',1,2025,'CENTER','MENTEE',1,0,4.5,1,'2025-10-03');
INSERT INTO "class_windows" VALUES('P-00806','PK1',2025,'BASE','CD',1,2025,'CENTER','MENTEE',1,0,3.5,1,'2025-10-03');
INSERT INTO "class_windows" VALUES('P-00806','PK1',2025,'BASE','QF',1,2025,'CENTER','MENTEE',1,0,3.25,1,'2025-10-03');
INSERT INTO "class_windows" VALUES('P-00806','PK1',2025,'BASE','LM',1,2025,'CENTER','MENTEE',1,0,4.25,1,'2025-10-03');
INSERT INTO "class_windows" VALUES('P-00806','PK1',2025,'BASE','ES',1,2025,'CENTER','MENTEE',1,1,6.0625,1,'2025-10-03');
INSERT INTO "class_windows" VALUES('P-00806','PK1',2025,'BASE','CO',1,2025,'CENTER','MENTEE',1,1,5.25,1,'2025-10-03');
INSERT INTO "class_windows" VALUES('P-00806','PK1',2025,'BASE','IS',1,2025,'CENTER','MENTEE',1,1,3.66666666666666651863e+00,1,'2025-10-03');
INSERT INTO "class_windows" VALUES('P-00806','PK1',2025,'END','PC',1,2025,'CENTER','MENTEE',1,0,5.5,1,'2026-05-05');
INSERT INTO "class_windows" VALUES('P-00806','PK1',2025,'END','NC',1,2025,'CENTER','MENTEE',1,0,7.0,1,'2026-05-05');
INSERT INTO "class_windows" VALUES('P-00806','PK1',2025,'END','TS',1,2025,'CENTER','MENTEE',1,0,6.0,1,'2026-05-05');
INSERT INTO "class_windows" VALUES('P-00806','PK1',2025,'END','RSP',1,2025,'CENTER','MENTEE',1,0,5.0,1,'2026-05-05');
INSERT INTO "class_windows" VALUES('P-00806','PK1',2025,'END','BM',1,2025,'CENTER','MENTEE',1,0,5.0,1,'2026-05-05');
INSERT INTO "class_windows" VALUES('P-00806','PK1',2025,'END','PD',1,2025,'CENTER','MENTEE',1,0,5.5,1,'2026-05-05');
INSERT INTO "class_windows" VALUES('P-00806','PK1',2025,'END','ILF',1,2025,'CENTER','MENTEE',1,0,4.75,1,'2026-05-05');
INSERT INTO "class_windows" VALUES('P-00806','PK1',2025,'END','CD',1,2025,'CENTER','MENTEE',1,0,4.0,1,'2026-05-05');
INSERT INTO "class_windows" VALUES('P-00806','PK1',2025,'END','QF',1,2025,'CENTER','MENTEE',1,0,4.75,1,'2026-05-05');
INSERT INTO "class_windows" VALUES('P-00806','PK1',2025,'END','LM',1,2025,'CENTER','MENTEE',1,0,4.5,1,'2026-05-05');
INSERT INTO "class_windows" VALUES('P-00806','PK1',2025,'END','ES',1,2025,'CENTER','MENTEE',1,1,5.875,1,'2026-05-05');
INSERT INTO "class_windows" VALUES('P-00806','PK1',2025,'END','CO',1,2025,'CENTER','MENTEE',1,1,5.08333333333333303727e+00,1,'2026-05-05');
INSERT INTO "class_windows" VALUES('P-00806','PK1',2025,'END','IS',1,2025,'CENTER','MENTEE',1,1,4.41666666666666696272e+00,1,'2026-05-05');
CREATE TABLE coach_months (
	person_id VARCHAR(32) NOT NULL, 
	month VARCHAR(7) NOT NULL, 
	region SMALLINT, 
	cohort SMALLINT, 
	program_type VARCHAR(24), 
	role VARCHAR(24), 
	program_year SMALLINT NOT NULL, 
	eligible INTEGER DEFAULT '0' NOT NULL, 
	attended INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_coach_months PRIMARY KEY (person_id, month)
);
INSERT INTO "coach_months" VALUES('P-00022','2023-10',1,2023,'CENTER','CT',2023,1,0);
INSERT INTO "coach_months" VALUES('P-00022','2023-11',1,2023,'CENTER','CT',2023,1,0);
INSERT INTO "coach_months" VALUES('P-00022','2023-12',1,2023,'CENTER','CT',2023,1,0);
INSERT INTO "coach_months" VALUES('P-00022','2024-01',1,2023,'CENTER','CT',2023,0,0);
INSERT INTO "coach_months" VALUES('P-00013','2025-10',1,2025,'CENTER','CT',2025,1,0);
INSERT INTO "coach_months" VALUES('P-00013','2025-11',1,2025,'CENTER','CT',2025,1,0);
INSERT INTO "coach_months" VALUES('P-00013','2025-12',1,2025,'CENTER','CT',2025,1,0);
INSERT INTO "coach_months" VALUES('P-00013','2026-01',1,2025,'CENTER','CT',2025,1,0);
INSERT INTO "coach_months" VALUES('P-00013','2026-02',1,2025,'CENTER','CT',2025,1,0);
INSERT INTO "coach_months" VALUES('P-00013','2026-03',1,2025,'CENTER','CT',2025,1,0);
INSERT INTO "coach_months" VALUES('P-00013','2026-04',1,2025,'CENTER','CT',2025,1,0);
INSERT INTO "coach_months" VALUES('P-00013','2026-05',1,2025,'CENTER','CT',2025,1,0);
INSERT INTO "coach_months" VALUES('P-00013','2026-06',1,2025,'CENTER','CT',2025,1,0);
INSERT INTO "coach_months" VALUES('P-00014','2025-09',1,2025,'CENTER','CT',2025,0,0);
INSERT INTO "coach_months" VALUES('P-00014','2025-10',1,2025,'CENTER','CT',2025,1,0);
INSERT INTO "coach_months" VALUES('P-00014','2025-11',1,2025,'CENTER','CT',2025,1,0);
INSERT INTO "coach_months" VALUES('P-00014','2025-12',1,2025,'CENTER','CT',2025,1,0);
INSERT INTO "coach_months" VALUES('P-00014','2026-01',1,2025,'CENTER','CT',2025,1,0);
INSERT INTO "coach_months" VALUES('P-00014','2026-02',1,2025,'CENTER','CT',2025,1,0);
INSERT INTO "coach_months" VALUES('P-00014','2026-03',1,2025,'CENTER','CT',2025,1,0);
INSERT INTO "coach_months" VALUES('P-00014','2026-04',1,2025,'CENTER','CT',2025,1,0);
INSERT INTO "coach_months" VALUES('P-00014','2026-05',1,2025,'CENTER','CT',2025,1,0);
INSERT INTO "coach_months" VALUES('P-00014','2026-06',1,2025,'CENTER','CT',2025,0,0);
CREATE TABLE column_maps (
	name VARCHAR(160) NOT NULL, 
	format VARCHAR(24) NOT NULL, 
	text TEXT NOT NULL, 
	saved_by VARCHAR(160) NOT NULL, 
	saved_at DATETIME NOT NULL, 
	CONSTRAINT pk_column_maps PRIMARY KEY (name)
);
CREATE TABLE cycle_steps (
	pair_id VARCHAR(32) NOT NULL, 
	cycle SMALLINT NOT NULL, 
	step SMALLINT NOT NULL, 
	person_id VARCHAR(32) NOT NULL, 
	region SMALLINT, 
	cohort SMALLINT, 
	program_type VARCHAR(24), 
	role VARCHAR(24), 
	month VARCHAR(7) NOT NULL, 
	program_year SMALLINT NOT NULL, 
	first_on DATE NOT NULL, 
	days INTEGER, 
	CONSTRAINT pk_cycle_steps PRIMARY KEY (pair_id, cycle, step)
);
INSERT INTO "cycle_steps" VALUES('PAIR-2025-0002',1,1,'P-00519',1,2025,'HEAD_START','MENTEE','2025-10',2025,'2025-10-28',NULL);
INSERT INTO "cycle_steps" VALUES('PAIR-2025-0002',1,2,'P-00519',1,2025,'HEAD_START','MENTEE','2025-12',2025,'2025-12-12',45);
INSERT INTO "cycle_steps" VALUES('PAIR-2025-0002',1,3,'P-00519',1,2025,'HEAD_START','MENTEE','2025-12',2025,'2025-12-26',14);
INSERT INTO "cycle_steps" VALUES('PAIR-2025-0002',1,4,'P-00519',1,2025,'HEAD_START','MENTEE','2026-01',2025,'2026-01-09',14);
INSERT INTO "cycle_steps" VALUES('PAIR-2025-0002',1,5,'P-00519',1,2025,'HEAD_START','MENTEE','2026-02',2025,'2026-02-11',33);
INSERT INTO "cycle_steps" VALUES('PAIR-2025-0002',2,1,'P-00519',1,2025,'HEAD_START','MENTEE','2026-03',2025,'2026-03-13',NULL);
INSERT INTO "cycle_steps" VALUES('PAIR-2025-0002',2,3,'P-00519',1,2025,'HEAD_START','MENTEE','2026-04',2025,'2026-04-22',NULL);
INSERT INTO "cycle_steps" VALUES('PAIR-2025-0002',2,4,'P-00519',1,2025,'HEAD_START','MENTEE','2026-06',2025,'2026-06-03',42);
INSERT INTO "cycle_steps" VALUES('PAIR-2025-0003',1,1,'P-00806',1,2025,'CENTER','MENTEE','2025-10',2025,'2025-10-07',NULL);
INSERT INTO "cycle_steps" VALUES('PAIR-2025-0003',1,2,'P-00806',1,2025,'CENTER','MENTEE','2025-11',2025,'2025-11-19',43);
INSERT INTO "cycle_steps" VALUES('PAIR-2025-0003',1,3,'P-00806',1,2025,'CENTER','MENTEE','2025-12',2025,'2025-12-25',36);
INSERT INTO "cycle_steps" VALUES('PAIR-2025-0003',1,4,'P-00806',1,2025,'CENTER','MENTEE','2026-01',2025,'2026-01-23',29);
INSERT INTO "cycle_steps" VALUES('PAIR-2025-0003',1,5,'P-00806',1,2025,'CENTER','MENTEE','2026-03',2025,'2026-03-06',42);
INSERT INTO "cycle_steps" VALUES('PAIR-2025-0003',2,1,'P-00806',1,2025,'CENTER','MENTEE','2026-04',2025,'2026-04-01',NULL);
INSERT INTO "cycle_steps" VALUES('PAIR-2025-0003',2,2,'P-00806',1,2025,'CENTER','MENTEE','2026-04',2025,'2026-04-08',7);
INSERT INTO "cycle_steps" VALUES('PAIR-2025-0003',2,4,'P-00806',1,2025,'CENTER','MENTEE','2026-05',2025,'2026-05-25',NULL);
INSERT INTO "cycle_steps" VALUES('PAIR-2025-0003',2,5,'P-00806',1,2025,'CENTER','MENTEE','2026-06',2025,'2026-06-09',15);
CREATE TABLE data_state (
	id INTEGER NOT NULL, 
	data_version INTEGER NOT NULL, 
	demonstration SMALLINT DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_data_state PRIMARY KEY (id)
);
INSERT INTO "data_state" VALUES(1,17,0);
CREATE TABLE employment (
	participant_id VARCHAR(32) NOT NULL, 
	as_of DATE NOT NULL, 
	source VARCHAR(24) NOT NULL, 
	status VARCHAR(24) NOT NULL, 
	region SMALLINT, 
	import_id INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	CONSTRAINT pk_employment PRIMARY KEY (participant_id, as_of, source)
);
INSERT INTO "employment" VALUES('P-00063','2024-09-24','PQR','left_field',1,9,2);
INSERT INTO "employment" VALUES('P-00022','2024-10-22','PQR','same_program',1,9,3);
INSERT INTO "employment" VALUES('P-00014','2024-10-05','exit_form','same_program',1,9,4);
INSERT INTO "employment" VALUES('P-00519','2025-09-17','PQR','same_program',1,9,5);
INSERT INTO "employment" VALUES('P-00013','2025-09-20','PQR','same_program',1,9,6);
INSERT INTO "employment" VALUES('P-00014','2026-01-02','IL','same_program',1,9,7);
INSERT INTO "employment" VALUES('P-00806','2026-10-09','IL','same_program',1,9,8);
INSERT INTO "employment" VALUES('P-00014','2026-09-26','IL','same_program',1,9,9);
INSERT INTO "employment" VALUES('P-00519','2026-11-04','PQR','same_program',1,9,10);
INSERT INTO "employment" VALUES('P-00013','2026-11-05','PQR','unknown',1,9,11);
CREATE TABLE employment_outcomes (
	person_id VARCHAR(32) NOT NULL, 
	cohort SMALLINT NOT NULL, 
	role VARCHAR(24) NOT NULL, 
	region SMALLINT, 
	program_type VARCHAR(24), 
	program_year SMALLINT NOT NULL, 
	due_on DATE NOT NULL, 
	status VARCHAR(24) NOT NULL, 
	returned INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_employment_outcomes PRIMARY KEY (person_id, cohort, role)
);
INSERT INTO "employment_outcomes" VALUES('P-00063',2023,'MENTEE',1,'CENTER',2023,'2024-10-02','left_field',0);
INSERT INTO "employment_outcomes" VALUES('P-00022',2023,'CT',1,'CENTER',2023,'2024-10-02','same_program',0);
INSERT INTO "employment_outcomes" VALUES('P-00519',2025,'MENTEE',1,'HEAD_START',2025,'2026-10-17','same_program',0);
INSERT INTO "employment_outcomes" VALUES('P-00806',2025,'MENTEE',1,'CENTER',2025,'2026-09-30','same_program',0);
INSERT INTO "employment_outcomes" VALUES('P-00013',2025,'CT',1,'CENTER',2025,'2026-10-17','unknown',0);
INSERT INTO "employment_outcomes" VALUES('P-00014',2025,'CT',1,'CENTER',2025,'2026-09-30','same_program',0);
CREATE TABLE funds (
	participant_id VARCHAR(32) NOT NULL, 
	kind VARCHAR(24) NOT NULL, 
	fund_source VARCHAR(24) NOT NULL, 
	sfy SMALLINT NOT NULL, 
	amount FLOAT, 
	hours FLOAT, 
	approved DATE, 
	paid DATE, 
	region SMALLINT, 
	import_id INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	CONSTRAINT pk_funds PRIMARY KEY (participant_id, kind, fund_source, sfy)
);
INSERT INTO "funds" VALUES('P-00013','stipend','STATE',2024,2000.0,NULL,'2024-01-05','2024-02-12',1,14,2);
INSERT INTO "funds" VALUES('P-00014','stipend','STATE',2024,2000.0,NULL,'2023-12-18','2024-01-24',1,14,3);
INSERT INTO "funds" VALUES('P-00014','substitute','STATE',2024,536.5,29.0,'2024-02-02','2024-02-23',1,14,4);
INSERT INTO "funds" VALUES('P-00022','stipend','STATE',2024,2000.0,NULL,'2024-02-27','2024-03-13',1,14,5);
INSERT INTO "funds" VALUES('P-00063','classroom_items','FEDERAL',2024,213.49,NULL,'2023-11-06','2024-01-30',1,14,6);
INSERT INTO "funds" VALUES('P-00013','stipend','STATE',2025,1000.0,NULL,'2024-11-28','2025-01-20',1,14,7);
INSERT INTO "funds" VALUES('P-00013','substitute','STATE',2025,148.0,8.0,'2024-11-25','2024-12-11',1,14,8);
INSERT INTO "funds" VALUES('P-00014','stipend','FEDERAL',2025,2000.0,NULL,'2025-02-17','2025-03-10',1,14,9);
INSERT INTO "funds" VALUES('P-00519','classroom_items','FEDERAL',2025,202.51,NULL,'2024-10-29','2024-12-25',1,14,10);
INSERT INTO "funds" VALUES('P-00013','stipend','FEDERAL',2026,2000.0,NULL,'2026-01-29','2026-02-20',1,14,11);
INSERT INTO "funds" VALUES('P-00013','substitute','STATE',2026,240.5,13.0,'2025-12-01','2026-01-16',1,14,12);
INSERT INTO "funds" VALUES('P-00519','classroom_items','STATE',2026,297.94,NULL,'2026-02-17','2026-03-24',1,14,13);
INSERT INTO "funds" VALUES('P-00014','stipend','FEDERAL',2026,1000.0,NULL,'2025-11-28','2026-02-04',1,14,14);
INSERT INTO "funds" VALUES('P-00806','classroom_items','STATE',2026,298.29,NULL,'2026-01-07','2026-03-05',1,14,15);
CREATE TABLE goal_status (
	goal_id VARCHAR(32) NOT NULL, 
	pair_id VARCHAR(32) NOT NULL, 
	person_id VARCHAR(32) NOT NULL, 
	region SMALLINT, 
	cohort SMALLINT, 
	program_type VARCHAR(24), 
	role VARCHAR(24), 
	program_year SMALLINT NOT NULL, 
	set_date DATE NOT NULL, 
	target_date DATE, 
	achieved_on DATE, 
	dropped INTEGER DEFAULT '0' NOT NULL, 
	addressed INTEGER DEFAULT '0' NOT NULL, 
	aligned SMALLINT, 
	active_until DATE NOT NULL, 
	steps INTEGER DEFAULT '0' NOT NULL, 
	last_step_done DATE, 
	CONSTRAINT pk_goal_status PRIMARY KEY (goal_id)
);
INSERT INTO "goal_status" VALUES('G-2023-0012-2','PAIR-2023-0012','P-00063',1,2023,'CENTER','MENTEE',2023,'2023-11-23','2023-12-23','2023-12-28',0,1,NULL,'2024-01-10',2,'2023-12-26');
INSERT INTO "goal_status" VALUES('G-2023-0012-3','PAIR-2023-0012','P-00063',1,2023,'CENTER','MENTEE',2023,'2023-12-29','2024-02-26',NULL,0,0,NULL,'2024-01-10',3,'2024-03-01');
INSERT INTO "goal_status" VALUES('G-2025-0002-1','PAIR-2025-0002','P-00519',1,2025,'HEAD_START','MENTEE',2025,'2025-10-30','2025-12-25',NULL,0,1,NULL,'2026-06-15',0,NULL);
INSERT INTO "goal_status" VALUES('G-2025-0002-2','PAIR-2025-0002','P-00519',1,2025,'HEAD_START','MENTEE',2025,'2025-11-06','2026-01-05','2025-12-28',0,1,NULL,'2026-06-15',4,'2025-12-28');
INSERT INTO "goal_status" VALUES('G-2025-0002-3','PAIR-2025-0002','P-00519',1,2025,'HEAD_START','MENTEE',2025,'2025-11-26','2026-02-03','2026-01-20',0,1,NULL,'2026-06-15',2,'2026-01-20');
INSERT INTO "goal_status" VALUES('G-2025-0002-4','PAIR-2025-0002','P-00519',1,2025,'HEAD_START','MENTEE',2025,'2025-12-10','2026-02-15',NULL,1,1,0,'2026-06-15',1,'2025-12-27');
INSERT INTO "goal_status" VALUES('G-2025-0002-5','PAIR-2025-0002','P-00519',1,2025,'HEAD_START','MENTEE',2025,'2025-12-19','2026-01-28','2026-01-18',0,1,NULL,'2026-06-15',0,NULL);
INSERT INTO "goal_status" VALUES('G-2025-0002-6','PAIR-2025-0002','P-00519',1,2025,'HEAD_START','MENTEE',2025,'2025-12-31','2026-02-13',NULL,0,1,NULL,'2026-06-15',0,NULL);
INSERT INTO "goal_status" VALUES('G-2025-0003-1','PAIR-2025-0003','P-00806',1,2025,'CENTER','MENTEE',2025,'2025-10-22','2025-11-10','2025-10-29',0,1,1,'2026-06-12',0,NULL);
INSERT INTO "goal_status" VALUES('G-2025-0003-2','PAIR-2025-0003','P-00806',1,2025,'CENTER','MENTEE',2025,'2025-12-01','2026-02-26','2026-02-24',0,1,0,'2026-06-12',0,NULL);
INSERT INTO "goal_status" VALUES('G-2025-0003-3','PAIR-2025-0003','P-00806',1,2025,'CENTER','MENTEE',2025,'2026-01-21','2026-04-18','2026-04-18',0,1,NULL,'2026-06-12',0,NULL);
INSERT INTO "goal_status" VALUES('G-2025-0003-4','PAIR-2025-0003','P-00806',1,2025,'CENTER','MENTEE',2025,'2026-02-03','2026-04-13',NULL,0,1,1,'2026-06-12',0,NULL);
INSERT INTO "goal_status" VALUES('G-2023-0012-1','PAIR-2023-0012','P-00063',1,2023,'CENTER','MENTEE',2023,'2023-11-04','2024-02-13',NULL,0,1,NULL,'2024-01-10',0,NULL);
CREATE TABLE goals (
	goal_id VARCHAR(32) NOT NULL, 
	pair_id VARCHAR(32) NOT NULL, 
	set_date DATE NOT NULL, 
	target_date DATE, 
	class_dimension VARCHAR(24), 
	qris_criterion VARCHAR(160), 
	competency VARCHAR(160), 
	measurable VARCHAR(24), 
	status VARCHAR(24) NOT NULL, 
	achieved_date DATE, 
	gas_level SMALLINT, 
	weight FLOAT, 
	region SMALLINT, 
	import_id INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	CONSTRAINT pk_goals PRIMARY KEY (goal_id), 
	CONSTRAINT fk_goals_pair_id FOREIGN KEY(pair_id) REFERENCES pairs (pair_id)
);
INSERT INTO "goals" VALUES('G-2023-0012-1','PAIR-2023-0012','2023-11-04','2024-02-13',NULL,'Leadership, administration, management',NULL,'Y','in_progress',NULL,NULL,NULL,1,4,2);
INSERT INTO "goals" VALUES('G-2023-0012-2','PAIR-2023-0012','2023-11-23','2023-12-23',NULL,'Curriculum and learning',NULL,'Y','achieved','2023-12-28',NULL,NULL,1,4,3);
INSERT INTO "goals" VALUES('G-2023-0012-3','PAIR-2023-0012','2023-12-29','2024-02-26','LM',NULL,NULL,'Y','in_progress',NULL,NULL,NULL,1,4,4);
INSERT INTO "goals" VALUES('G-2025-0002-1','PAIR-2025-0002','2025-10-30','2025-12-25',NULL,NULL,'Competency area 7','N','in_progress',NULL,NULL,NULL,1,5,2);
INSERT INTO "goals" VALUES('G-2025-0002-2','PAIR-2025-0002','2025-11-06','2026-01-05',NULL,NULL,'Competency area 6','Y','achieved','2025-12-28',NULL,NULL,1,5,3);
INSERT INTO "goals" VALUES('G-2025-0002-3','PAIR-2025-0002','2025-11-26','2026-02-03',NULL,'Workforce and professional qualifications',NULL,'N','achieved','2026-01-20',NULL,NULL,1,5,4);
INSERT INTO "goals" VALUES('G-2025-0002-4','PAIR-2025-0002','2025-12-10','2026-02-15','BM',NULL,NULL,'Y','dropped',NULL,NULL,NULL,1,5,5);
INSERT INTO "goals" VALUES('G-2025-0002-5','PAIR-2025-0002','2025-12-19','2026-01-28',NULL,'Safe, healthy environments',NULL,'Y','achieved','2026-01-18',NULL,NULL,1,5,6);
INSERT INTO "goals" VALUES('G-2025-0002-6','PAIR-2025-0002','2025-12-31','2026-02-13',NULL,'Leadership, administration, management',NULL,'Y','in_progress',NULL,NULL,NULL,1,5,7);
INSERT INTO "goals" VALUES('G-2025-0003-1','PAIR-2025-0003','2025-10-22','2025-11-10','LM',NULL,NULL,'Y','achieved','2025-10-29',NULL,NULL,1,5,8);
INSERT INTO "goals" VALUES('G-2025-0003-2','PAIR-2025-0003','2025-12-01','2026-02-26','ILF',NULL,NULL,'Y','achieved','2026-02-24',NULL,NULL,1,5,9);
INSERT INTO "goals" VALUES('G-2025-0003-3','PAIR-2025-0003','2026-01-21','2026-04-18',NULL,NULL,'Competency area 5','Y','achieved','2026-04-18',NULL,NULL,1,5,10);
INSERT INTO "goals" VALUES('G-2025-0003-4','PAIR-2025-0003','2026-02-03','2026-04-13','LM',NULL,NULL,'Y','in_progress',NULL,NULL,NULL,1,5,11);
CREATE TABLE import_refusals (
	import_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	column_name VARCHAR(160) NOT NULL, 
	value TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	remedy TEXT NOT NULL, 
	region SMALLINT, 
	CONSTRAINT pk_import_refusals PRIMARY KEY (import_id, number)
);
CREATE TABLE import_regions (
	import_id INTEGER NOT NULL, 
	region SMALLINT NOT NULL, 
	rows_touched INTEGER DEFAULT '0' NOT NULL, 
	finished_at DATETIME NOT NULL, 
	CONSTRAINT pk_import_regions PRIMARY KEY (import_id, region)
);
INSERT INTO "import_regions" VALUES(1,1,5,'2026-11-29 19:03:05.951403');
INSERT INTO "import_regions" VALUES(2,1,9,'2026-11-29 19:03:06.512440');
INSERT INTO "import_regions" VALUES(3,1,3,'2026-11-29 19:03:07.044794');
INSERT INTO "import_regions" VALUES(4,1,3,'2026-11-29 19:03:07.810359');
INSERT INTO "import_regions" VALUES(5,1,10,'2026-11-29 19:03:08.456626');
INSERT INTO "import_regions" VALUES(6,1,5,'2026-11-29 19:03:09.133423');
INSERT INTO "import_regions" VALUES(7,1,27,'2026-11-29 19:03:09.864665');
INSERT INTO "import_regions" VALUES(8,1,230,'2026-11-29 19:03:11.924484');
INSERT INTO "import_regions" VALUES(9,1,10,'2026-11-29 19:03:12.883464');
INSERT INTO "import_regions" VALUES(10,1,7,'2026-11-29 19:03:13.653100');
INSERT INTO "import_regions" VALUES(11,1,12,'2026-11-29 19:03:14.432498');
INSERT INTO "import_regions" VALUES(12,1,30,'2026-11-29 19:03:15.546938');
INSERT INTO "import_regions" VALUES(13,1,105,'2026-11-29 19:03:16.688724');
INSERT INTO "import_regions" VALUES(14,1,14,'2026-11-29 19:03:17.595844');
INSERT INTO "import_regions" VALUES(15,1,1,'2026-11-29 19:03:18.774926');
INSERT INTO "import_regions" VALUES(16,1,3,'2026-11-29 19:03:19.663454');
INSERT INTO "import_regions" VALUES(17,1,2,'2026-11-29 19:03:20.488975');
CREATE TABLE imports (
	import_id INTEGER NOT NULL, 
	format VARCHAR(24) NOT NULL, 
	file_name VARCHAR(160) NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	bytes INTEGER NOT NULL, 
	map_name VARCHAR(160), 
	imported_by VARCHAR(160) NOT NULL, 
	region SMALLINT, 
	started_at DATETIME NOT NULL, 
	finished_at DATETIME NOT NULL, 
	status VARCHAR(24) NOT NULL, 
	message TEXT DEFAULT '' NOT NULL, 
	headings JSON, 
	undone_at DATETIME, 
	undone_by VARCHAR(160), 
	rows_total INTEGER DEFAULT '0' NOT NULL, 
	rows_new INTEGER DEFAULT '0' NOT NULL, 
	rows_changed INTEGER DEFAULT '0' NOT NULL, 
	rows_unchanged INTEGER DEFAULT '0' NOT NULL, 
	rows_refused INTEGER DEFAULT '0' NOT NULL, 
	lines_new TEXT DEFAULT '' NOT NULL, 
	lines_changed TEXT DEFAULT '' NOT NULL, 
	lines_unchanged TEXT DEFAULT '' NOT NULL, 
	lines_refused TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_imports PRIMARY KEY (import_id), 
	CONSTRAINT ck_imports_undone_by_somebody CHECK ((status = 'undone') = (undone_at IS NOT NULL AND undone_by IS NOT NULL)), 
	CONSTRAINT ck_imports_known_status CHECK (status IN ('saved', 'refused', 'undone')), 
	CONSTRAINT ck_imports_every_row_is_accounted_for CHECK (rows_total = rows_new + rows_changed + rows_unchanged + rows_refused)
);
INSERT INTO "imports" VALUES(1,'programs','01-programs.csv','9ee1201fa6f242f6e4726693311a1d6e65d3deed1e2faf12e27654b0f5ecf455',583,NULL,'demonstration',NULL,'2026-11-29 19:03:04.643340','2026-11-29 19:03:05.951403','saved','5 rows new, 0 changed.',NULL,NULL,NULL,5,5,0,0,0,'2-6','','','');
INSERT INTO "imports" VALUES(2,'participants','02-participants.csv','1a641084dabcf84aac318033e695a61e079643c4d21ae88cc1ca8fe72934a11c',1136,NULL,'demonstration',NULL,'2026-11-29 19:03:06.007431','2026-11-29 19:03:06.512440','saved','9 rows new, 0 changed.',NULL,NULL,NULL,9,9,0,0,0,'2-10','','','');
INSERT INTO "imports" VALUES(3,'pairs','03-pairs.csv','c0b2559363d2dfdeecfacd13acd344b1d548e44d81327063abc52698c18f449c',356,NULL,'demonstration',NULL,'2026-11-29 19:03:06.528287','2026-11-29 19:03:07.044794','saved','3 rows new, 0 changed.',NULL,NULL,NULL,3,3,0,0,0,'2-4','','','');
INSERT INTO "imports" VALUES(4,'goals','04-goals-2023.csv','13263dda6ccfb7ddd364e7aef1d3ea13dc38699b4b06e65a0bc5e7adde6ee5bc',417,NULL,'demonstration',NULL,'2026-11-29 19:03:07.084681','2026-11-29 19:03:07.810359','saved','3 rows new, 0 changed.',NULL,NULL,NULL,3,3,0,0,0,'2-4','','','');
INSERT INTO "imports" VALUES(5,'goals','04-goals-2025.csv','4ca3b2dfd02a4af4cc8b3c424a54ed20d462986cf3de3644b4a24e787054d3c7',1056,NULL,'demonstration',NULL,'2026-11-29 19:03:07.856631','2026-11-29 19:03:08.456626','saved','10 rows new, 0 changed.',NULL,NULL,NULL,10,10,0,0,0,'2-11','','','');
INSERT INTO "imports" VALUES(6,'sessions','05-sessions-2023-region-1.csv','6518e494e00e23ab66af5aed6cea6a667c28be332956109989768cd72da04a84',974,NULL,'demonstration',NULL,'2026-11-29 19:03:08.487652','2026-11-29 19:03:09.133423','saved','5 rows new, 0 changed.',NULL,NULL,NULL,5,5,0,0,0,'2-6','','','');
INSERT INTO "imports" VALUES(7,'sessions','05-sessions-2025-region-1.csv','4c7a1dd2153e93b2b54fe810411ccb89a8fd2d644f09cb8f704b42018f3665f1',4820,NULL,'demonstration',NULL,'2026-11-29 19:03:09.213030','2026-11-29 19:03:09.864665','saved','27 rows new, 0 changed.',NULL,NULL,NULL,27,27,0,0,0,'2-28','','','');
INSERT INTO "imports" VALUES(8,'class','06-class-2025.csv','f4861bbe2a0c5f48f9807fceb99d024add04a0cbb613ce4bf25ce396d01335b5',29633,NULL,'demonstration',NULL,'2026-11-29 19:03:10.672357','2026-11-29 19:03:11.924484','saved','230 rows new, 0 changed.',NULL,NULL,NULL,230,230,0,0,0,'2-231','','','');
INSERT INTO "imports" VALUES(9,'employment','07-employment.csv','4228a8c1dade1d1bdeb8f93abe95189134399e804567b4a24a289d56fc4105b1',402,NULL,'demonstration',NULL,'2026-11-29 19:03:12.078252','2026-11-29 19:03:12.883464','saved','10 rows new, 0 changed.',NULL,NULL,NULL,10,10,0,0,0,'2-11','','','');
INSERT INTO "imports" VALUES(10,'qris','08-qris.csv','ef13f45bc63f571a8ff40b4993be828333a3d21c0fc73ea01bb1354a621a9552',337,NULL,'demonstration',NULL,'2026-11-29 19:03:12.927803','2026-11-29 19:03:13.653100','saved','7 rows new, 0 changed.',NULL,NULL,NULL,7,7,0,0,0,'2-8','','','');
INSERT INTO "imports" VALUES(11,'action_steps','09-action-steps.csv','8cf6012a53dcd2418359b3dc8b8f06ca71f7b4867fd6899a1c90bfb61f759c5c',664,NULL,'demonstration',NULL,'2026-11-29 19:03:13.745065','2026-11-29 19:03:14.432498','saved','12 rows new, 0 changed.',NULL,NULL,NULL,12,12,0,0,0,'2-13','','','');
INSERT INTO "imports" VALUES(12,'attendance','10-attendance.csv','8496984eab5a096525b91908b374efe203baa2fcbc17a968077da99e05a6028e',1448,NULL,'demonstration',NULL,'2026-11-29 19:03:14.487518','2026-11-29 19:03:15.546938','saved','30 rows new, 0 changed.',NULL,NULL,NULL,30,30,0,0,0,'2-31','','','');
INSERT INTO "imports" VALUES(13,'surveys','11-surveys.csv','5e90538475d2c7e78822e7b19bdcec905e3cdbc6a594d2aa84ee2a21ebfde9b2',6284,NULL,'demonstration',NULL,'2026-11-29 19:03:15.930439','2026-11-29 19:03:16.688724','saved','105 rows new, 0 changed.',NULL,NULL,NULL,105,105,0,0,0,'2-106','','','');
INSERT INTO "imports" VALUES(14,'funds','12-funds.csv','9114f41425e590698ab3eaf8a0cfee5c5ab4c9b1bbc5629d5d947ca7197dfd48',935,NULL,'demonstration',NULL,'2026-11-29 19:03:16.753464','2026-11-29 19:03:17.595844','saved','14 rows new, 0 changed.',NULL,NULL,NULL,14,14,0,0,0,'2-15','','','');
INSERT INTO "imports" VALUES(15,'sessions','13-logs-of-mentees-region-1.csv','8cbfa9e6ac4ba7b02435a51419404d08dc6e7a339652efff889fb9260a429fcc',357,NULL,'demonstration',NULL,'2026-11-29 19:03:17.626778','2026-11-29 19:03:18.774926','saved','1 row new, 0 changed.',NULL,NULL,NULL,1,1,0,0,0,'2','','','');
INSERT INTO "imports" VALUES(16,'class_summary','14-class-sheets.csv','34a539cdd1ecc4a912c578eb3e496c5d58ddea815ad4cde09df7e8aa6a5b7f4b',524,NULL,'demonstration',NULL,'2026-11-29 19:03:18.820258','2026-11-29 19:03:19.663454','saved','0 rows new, 3 changed.',NULL,NULL,NULL,3,0,3,0,0,'','2-4','','');
INSERT INTO "imports" VALUES(17,'sessions','15-sessions-mended.csv','d7262602c3c3f2db5e2c399ba7ff7466e98ddfee8c4d4a1a84436a9169119fe6',491,NULL,'demonstration',NULL,'2026-11-29 19:03:19.704260','2026-11-29 19:03:20.488975','saved','0 rows new, 2 changed.',NULL,NULL,NULL,2,0,2,0,0,'','2-3','','');
CREATE TABLE log_topics (
	pair_id VARCHAR(32) NOT NULL, 
	month VARCHAR(7) NOT NULL, 
	person_id VARCHAR(32) NOT NULL, 
	region SMALLINT, 
	cohort SMALLINT, 
	program_type VARCHAR(24), 
	role VARCHAR(24), 
	program_year SMALLINT NOT NULL, 
	sessions INTEGER DEFAULT '0' NOT NULL, 
	with_step INTEGER DEFAULT '0' NOT NULL, 
	contacts INTEGER DEFAULT '0' NOT NULL, 
	with_strategy INTEGER DEFAULT '0' NOT NULL, 
	with_content INTEGER DEFAULT '0' NOT NULL, 
	strategy_data_analysis INTEGER DEFAULT '0' NOT NULL, 
	strategy_modeling INTEGER DEFAULT '0' NOT NULL, 
	strategy_feedback INTEGER DEFAULT '0' NOT NULL, 
	strategy_co_teaching INTEGER DEFAULT '0' NOT NULL, 
	strategy_sharing_resources INTEGER DEFAULT '0' NOT NULL, 
	strategy_best_practice_video INTEGER DEFAULT '0' NOT NULL, 
	strategy_coaching_conversations INTEGER DEFAULT '0' NOT NULL, 
	strategy_observing INTEGER DEFAULT '0' NOT NULL, 
	strategy_reflective_practice INTEGER DEFAULT '0' NOT NULL, 
	strategy_using_data INTEGER DEFAULT '0' NOT NULL, 
	content_curriculum INTEGER DEFAULT '0' NOT NULL, 
	content_environments INTEGER DEFAULT '0' NOT NULL, 
	content_workforce INTEGER DEFAULT '0' NOT NULL, 
	content_family INTEGER DEFAULT '0' NOT NULL, 
	content_leadership INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_log_topics PRIMARY KEY (pair_id, month)
);
INSERT INTO "log_topics" VALUES('PAIR-2023-0012','2023-12','P-00063',1,2023,'CENTER','MENTEE',2023,2,0,2,2,1,0,0,0,1,0,0,1,1,0,0,0,1,1,0,0);
INSERT INTO "log_topics" VALUES('PAIR-2023-0012','2024-01','P-00063',1,2023,'CENTER','MENTEE',2023,1,0,1,1,1,0,1,1,0,0,0,0,0,0,0,0,0,1,0,0);
INSERT INTO "log_topics" VALUES('PAIR-2025-0002','2025-10','P-00519',1,2025,'HEAD_START','MENTEE',2025,1,1,1,1,1,0,1,0,0,0,0,0,1,0,0,0,0,0,0,1);
INSERT INTO "log_topics" VALUES('PAIR-2025-0002','2025-11','P-00519',1,2025,'HEAD_START','MENTEE',2025,2,1,1,1,1,0,0,0,1,0,0,0,0,1,0,0,0,0,0,1);
INSERT INTO "log_topics" VALUES('PAIR-2025-0002','2025-12','P-00519',1,2025,'HEAD_START','MENTEE',2025,2,2,2,2,2,1,1,0,1,0,0,1,1,0,0,0,1,0,1,0);
INSERT INTO "log_topics" VALUES('PAIR-2025-0002','2026-01','P-00519',1,2025,'HEAD_START','MENTEE',2025,1,1,1,0,1,0,0,0,0,0,0,0,0,0,0,1,0,0,0,0);
INSERT INTO "log_topics" VALUES('PAIR-2025-0002','2026-02','P-00519',1,2025,'HEAD_START','MENTEE',2025,1,1,1,1,1,1,0,0,1,1,0,0,0,1,0,0,0,1,0,0);
INSERT INTO "log_topics" VALUES('PAIR-2025-0002','2026-03','P-00519',1,2025,'HEAD_START','MENTEE',2025,1,1,1,1,1,0,0,0,0,0,0,0,0,0,1,0,1,0,0,0);
INSERT INTO "log_topics" VALUES('PAIR-2025-0002','2026-04','P-00519',1,2025,'HEAD_START','MENTEE',2025,2,2,2,2,1,1,0,1,0,0,0,1,0,0,0,0,1,0,0,0);
INSERT INTO "log_topics" VALUES('PAIR-2025-0002','2026-05','P-00519',1,2025,'HEAD_START','MENTEE',2025,1,1,1,0,1,0,0,0,0,0,0,0,0,0,0,1,0,0,0,0);
INSERT INTO "log_topics" VALUES('PAIR-2025-0002','2026-06','P-00519',1,2025,'HEAD_START','MENTEE',2025,2,2,2,2,2,0,0,1,1,0,1,2,1,0,0,1,1,0,0,0);
INSERT INTO "log_topics" VALUES('PAIR-2025-0003','2025-10','P-00806',1,2025,'CENTER','MENTEE',2025,1,1,1,0,1,0,0,0,0,0,0,0,0,0,0,0,1,0,0,0);
INSERT INTO "log_topics" VALUES('PAIR-2025-0003','2025-11','P-00806',1,2025,'CENTER','MENTEE',2025,2,2,2,2,2,0,2,1,0,1,0,0,0,1,0,0,0,1,1,0);
INSERT INTO "log_topics" VALUES('PAIR-2025-0003','2025-12','P-00806',1,2025,'CENTER','MENTEE',2025,1,1,1,1,1,0,0,0,0,0,0,0,1,1,0,1,0,0,0,0);
INSERT INTO "log_topics" VALUES('PAIR-2025-0003','2026-01','P-00806',1,2025,'CENTER','MENTEE',2025,1,1,1,1,1,0,0,1,0,0,1,1,0,0,1,0,1,0,0,0);
INSERT INTO "log_topics" VALUES('PAIR-2025-0003','2026-02','P-00806',1,2025,'CENTER','MENTEE',2025,1,1,1,1,1,0,0,0,0,0,0,0,0,0,1,0,0,0,0,1);
INSERT INTO "log_topics" VALUES('PAIR-2025-0003','2026-03','P-00806',1,2025,'CENTER','MENTEE',2025,2,2,2,2,1,1,2,1,0,0,0,1,0,0,0,0,1,0,1,0);
INSERT INTO "log_topics" VALUES('PAIR-2025-0003','2026-04','P-00806',1,2025,'CENTER','MENTEE',2025,3,2,2,2,2,1,1,0,0,0,1,2,0,0,0,1,0,0,1,0);
INSERT INTO "log_topics" VALUES('PAIR-2025-0003','2026-05','P-00806',1,2025,'CENTER','MENTEE',2025,2,1,1,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1);
INSERT INTO "log_topics" VALUES('PAIR-2025-0003','2026-06','P-00806',1,2025,'CENTER','MENTEE',2025,1,1,1,0,1,0,0,0,0,0,0,0,0,0,0,1,0,1,0,0);
INSERT INTO "log_topics" VALUES('PAIR-2023-0012','2023-10','P-00063',1,2023,'CENTER','MENTEE',2023,1,0,1,1,0,0,0,1,0,0,0,0,0,0,1,0,0,0,0,0);
INSERT INTO "log_topics" VALUES('PAIR-2023-0012','2023-11','P-00063',1,2023,'CENTER','MENTEE',2023,1,0,1,1,1,0,0,0,1,0,0,1,0,0,0,0,1,0,0,0);
CREATE TABLE months (
	month VARCHAR(7) NOT NULL, 
	first_day DATE NOT NULL, 
	last_day DATE NOT NULL, 
	program_year SMALLINT NOT NULL, 
	intended_low INTEGER NOT NULL, 
	intended_high INTEGER NOT NULL, 
	closed SMALLINT NOT NULL, 
	CONSTRAINT pk_months PRIMARY KEY (month)
);
INSERT INTO "months" VALUES('2005-01','2005-01-01','2005-01-31',2004,0,0,0);
INSERT INTO "months" VALUES('2005-02','2005-02-01','2005-02-28',2004,0,0,0);
INSERT INTO "months" VALUES('2005-03','2005-03-01','2005-03-31',2004,0,0,0);
INSERT INTO "months" VALUES('2005-04','2005-04-01','2005-04-30',2004,0,0,0);
INSERT INTO "months" VALUES('2005-05','2005-05-01','2005-05-31',2004,0,0,0);
INSERT INTO "months" VALUES('2005-06','2005-06-01','2005-06-30',2004,0,0,0);
INSERT INTO "months" VALUES('2005-07','2005-07-01','2005-07-31',2004,0,0,0);
INSERT INTO "months" VALUES('2005-08','2005-08-01','2005-08-31',2004,0,0,0);
INSERT INTO "months" VALUES('2005-09','2005-09-01','2005-09-30',2005,0,0,0);
INSERT INTO "months" VALUES('2005-10','2005-10-01','2005-10-31',2005,0,0,0);
INSERT INTO "months" VALUES('2005-11','2005-11-01','2005-11-30',2005,0,0,0);
INSERT INTO "months" VALUES('2005-12','2005-12-01','2005-12-31',2005,0,0,0);
INSERT INTO "months" VALUES('2006-01','2006-01-01','2006-01-31',2005,0,0,0);
INSERT INTO "months" VALUES('2006-02','2006-02-01','2006-02-28',2005,0,0,0);
INSERT INTO "months" VALUES('2006-03','2006-03-01','2006-03-31',2005,0,0,0);
INSERT INTO "months" VALUES('2006-04','2006-04-01','2006-04-30',2005,0,0,0);
INSERT INTO "months" VALUES('2006-05','2006-05-01','2006-05-31',2005,0,0,0);
INSERT INTO "months" VALUES('2006-06','2006-06-01','2006-06-30',2005,0,0,0);
INSERT INTO "months" VALUES('2006-07','2006-07-01','2006-07-31',2005,0,0,0);
INSERT INTO "months" VALUES('2006-08','2006-08-01','2006-08-31',2005,0,0,0);
INSERT INTO "months" VALUES('2006-09','2006-09-01','2006-09-30',2006,0,0,0);
INSERT INTO "months" VALUES('2006-10','2006-10-01','2006-10-31',2006,0,0,0);
INSERT INTO "months" VALUES('2006-11','2006-11-01','2006-11-30',2006,0,0,0);
INSERT INTO "months" VALUES('2006-12','2006-12-01','2006-12-31',2006,0,0,0);
INSERT INTO "months" VALUES('2007-01','2007-01-01','2007-01-31',2006,0,0,0);
INSERT INTO "months" VALUES('2007-02','2007-02-01','2007-02-28',2006,0,0,0);
INSERT INTO "months" VALUES('2007-03','2007-03-01','2007-03-31',2006,0,0,0);
INSERT INTO "months" VALUES('2007-04','2007-04-01','2007-04-30',2006,0,0,0);
INSERT INTO "months" VALUES('2007-05','2007-05-01','2007-05-31',2006,0,0,0);
INSERT INTO "months" VALUES('2007-06','2007-06-01','2007-06-30',2006,0,0,0);
INSERT INTO "months" VALUES('2007-07','2007-07-01','2007-07-31',2006,0,0,0);
INSERT INTO "months" VALUES('2007-08','2007-08-01','2007-08-31',2006,0,0,0);
INSERT INTO "months" VALUES('2007-09','2007-09-01','2007-09-30',2007,0,0,0);
INSERT INTO "months" VALUES('2007-10','2007-10-01','2007-10-31',2007,0,0,0);
INSERT INTO "months" VALUES('2007-11','2007-11-01','2007-11-30',2007,0,0,0);
INSERT INTO "months" VALUES('2007-12','2007-12-01','2007-12-31',2007,0,0,0);
INSERT INTO "months" VALUES('2008-01','2008-01-01','2008-01-31',2007,0,0,0);
INSERT INTO "months" VALUES('2008-02','2008-02-01','2008-02-29',2007,0,0,0);
INSERT INTO "months" VALUES('2008-03','2008-03-01','2008-03-31',2007,0,0,0);
INSERT INTO "months" VALUES('2008-04','2008-04-01','2008-04-30',2007,0,0,0);
INSERT INTO "months" VALUES('2008-05','2008-05-01','2008-05-31',2007,0,0,0);
INSERT INTO "months" VALUES('2008-06','2008-06-01','2008-06-30',2007,0,0,0);
INSERT INTO "months" VALUES('2008-07','2008-07-01','2008-07-31',2007,0,0,0);
INSERT INTO "months" VALUES('2008-08','2008-08-01','2008-08-31',2007,0,0,0);
INSERT INTO "months" VALUES('2008-09','2008-09-01','2008-09-30',2008,0,0,0);
INSERT INTO "months" VALUES('2008-10','2008-10-01','2008-10-31',2008,0,0,0);
INSERT INTO "months" VALUES('2008-11','2008-11-01','2008-11-30',2008,0,0,0);
INSERT INTO "months" VALUES('2008-12','2008-12-01','2008-12-31',2008,0,0,0);
INSERT INTO "months" VALUES('2009-01','2009-01-01','2009-01-31',2008,0,0,0);
INSERT INTO "months" VALUES('2009-02','2009-02-01','2009-02-28',2008,0,0,0);
INSERT INTO "months" VALUES('2009-03','2009-03-01','2009-03-31',2008,0,0,0);
INSERT INTO "months" VALUES('2009-04','2009-04-01','2009-04-30',2008,0,0,0);
INSERT INTO "months" VALUES('2009-05','2009-05-01','2009-05-31',2008,0,0,0);
INSERT INTO "months" VALUES('2009-06','2009-06-01','2009-06-30',2008,0,0,0);
INSERT INTO "months" VALUES('2009-07','2009-07-01','2009-07-31',2008,0,0,0);
INSERT INTO "months" VALUES('2009-08','2009-08-01','2009-08-31',2008,0,0,0);
INSERT INTO "months" VALUES('2009-09','2009-09-01','2009-09-30',2009,0,0,0);
INSERT INTO "months" VALUES('2009-10','2009-10-01','2009-10-31',2009,0,0,0);
INSERT INTO "months" VALUES('2009-11','2009-11-01','2009-11-30',2009,0,0,0);
INSERT INTO "months" VALUES('2009-12','2009-12-01','2009-12-31',2009,0,0,0);
INSERT INTO "months" VALUES('2010-01','2010-01-01','2010-01-31',2009,0,0,0);
INSERT INTO "months" VALUES('2010-02','2010-02-01','2010-02-28',2009,0,0,0);
INSERT INTO "months" VALUES('2010-03','2010-03-01','2010-03-31',2009,0,0,0);
INSERT INTO "months" VALUES('2010-04','2010-04-01','2010-04-30',2009,0,0,0);
INSERT INTO "months" VALUES('2010-05','2010-05-01','2010-05-31',2009,0,0,0);
INSERT INTO "months" VALUES('2010-06','2010-06-01','2010-06-30',2009,0,0,0);
INSERT INTO "months" VALUES('2010-07','2010-07-01','2010-07-31',2009,60,90,0);
INSERT INTO "months" VALUES('2010-08','2010-08-01','2010-08-31',2009,60,90,0);
INSERT INTO "months" VALUES('2010-09','2010-09-01','2010-09-30',2010,60,90,0);
INSERT INTO "months" VALUES('2010-10','2010-10-01','2010-10-31',2010,60,90,0);
INSERT INTO "months" VALUES('2010-11','2010-11-01','2010-11-30',2010,60,90,0);
INSERT INTO "months" VALUES('2010-12','2010-12-01','2010-12-31',2010,60,90,0);
INSERT INTO "months" VALUES('2011-01','2011-01-01','2011-01-31',2010,60,90,0);
INSERT INTO "months" VALUES('2011-02','2011-02-01','2011-02-28',2010,60,90,0);
INSERT INTO "months" VALUES('2011-03','2011-03-01','2011-03-31',2010,60,90,0);
INSERT INTO "months" VALUES('2011-04','2011-04-01','2011-04-30',2010,60,90,0);
INSERT INTO "months" VALUES('2011-05','2011-05-01','2011-05-31',2010,60,90,0);
INSERT INTO "months" VALUES('2011-06','2011-06-01','2011-06-30',2010,60,90,0);
INSERT INTO "months" VALUES('2011-07','2011-07-01','2011-07-31',2010,60,90,0);
INSERT INTO "months" VALUES('2011-08','2011-08-01','2011-08-31',2010,60,90,0);
INSERT INTO "months" VALUES('2011-09','2011-09-01','2011-09-30',2011,60,90,0);
INSERT INTO "months" VALUES('2011-10','2011-10-01','2011-10-31',2011,60,90,0);
INSERT INTO "months" VALUES('2011-11','2011-11-01','2011-11-30',2011,60,90,0);
INSERT INTO "months" VALUES('2011-12','2011-12-01','2011-12-31',2011,60,90,0);
INSERT INTO "months" VALUES('2012-01','2012-01-01','2012-01-31',2011,60,90,0);
INSERT INTO "months" VALUES('2012-02','2012-02-01','2012-02-29',2011,60,90,0);
INSERT INTO "months" VALUES('2012-03','2012-03-01','2012-03-31',2011,60,90,0);
INSERT INTO "months" VALUES('2012-04','2012-04-01','2012-04-30',2011,60,90,0);
INSERT INTO "months" VALUES('2012-05','2012-05-01','2012-05-31',2011,60,90,0);
INSERT INTO "months" VALUES('2012-06','2012-06-01','2012-06-30',2011,60,90,0);
INSERT INTO "months" VALUES('2012-07','2012-07-01','2012-07-31',2011,60,90,0);
INSERT INTO "months" VALUES('2012-08','2012-08-01','2012-08-31',2011,60,90,0);
INSERT INTO "months" VALUES('2012-09','2012-09-01','2012-09-30',2012,60,90,0);
INSERT INTO "months" VALUES('2012-10','2012-10-01','2012-10-31',2012,60,90,0);
INSERT INTO "months" VALUES('2012-11','2012-11-01','2012-11-30',2012,60,90,0);
INSERT INTO "months" VALUES('2012-12','2012-12-01','2012-12-31',2012,60,90,0);
INSERT INTO "months" VALUES('2013-01','2013-01-01','2013-01-31',2012,60,90,0);
INSERT INTO "months" VALUES('2013-02','2013-02-01','2013-02-28',2012,60,90,0);
INSERT INTO "months" VALUES('2013-03','2013-03-01','2013-03-31',2012,60,90,0);
INSERT INTO "months" VALUES('2013-04','2013-04-01','2013-04-30',2012,60,90,0);
INSERT INTO "months" VALUES('2013-05','2013-05-01','2013-05-31',2012,60,90,0);
INSERT INTO "months" VALUES('2013-06','2013-06-01','2013-06-30',2012,60,90,0);
INSERT INTO "months" VALUES('2013-07','2013-07-01','2013-07-31',2012,60,90,0);
INSERT INTO "months" VALUES('2013-08','2013-08-01','2013-08-31',2012,60,90,0);
INSERT INTO "months" VALUES('2013-09','2013-09-01','2013-09-30',2013,60,90,0);
INSERT INTO "months" VALUES('2013-10','2013-10-01','2013-10-31',2013,60,90,0);
INSERT INTO "months" VALUES('2013-11','2013-11-01','2013-11-30',2013,60,90,0);
INSERT INTO "months" VALUES('2013-12','2013-12-01','2013-12-31',2013,60,90,0);
INSERT INTO "months" VALUES('2014-01','2014-01-01','2014-01-31',2013,60,90,0);
INSERT INTO "months" VALUES('2014-02','2014-02-01','2014-02-28',2013,60,90,0);
INSERT INTO "months" VALUES('2014-03','2014-03-01','2014-03-31',2013,60,90,0);
INSERT INTO "months" VALUES('2014-04','2014-04-01','2014-04-30',2013,60,90,0);
INSERT INTO "months" VALUES('2014-05','2014-05-01','2014-05-31',2013,60,90,0);
INSERT INTO "months" VALUES('2014-06','2014-06-01','2014-06-30',2013,60,90,0);
INSERT INTO "months" VALUES('2014-07','2014-07-01','2014-07-31',2013,60,90,0);
INSERT INTO "months" VALUES('2014-08','2014-08-01','2014-08-31',2013,60,90,0);
INSERT INTO "months" VALUES('2014-09','2014-09-01','2014-09-30',2014,60,90,0);
INSERT INTO "months" VALUES('2014-10','2014-10-01','2014-10-31',2014,60,90,0);
INSERT INTO "months" VALUES('2014-11','2014-11-01','2014-11-30',2014,60,90,0);
INSERT INTO "months" VALUES('2014-12','2014-12-01','2014-12-31',2014,60,90,0);
INSERT INTO "months" VALUES('2015-01','2015-01-01','2015-01-31',2014,60,90,0);
INSERT INTO "months" VALUES('2015-02','2015-02-01','2015-02-28',2014,60,90,0);
INSERT INTO "months" VALUES('2015-03','2015-03-01','2015-03-31',2014,60,90,0);
INSERT INTO "months" VALUES('2015-04','2015-04-01','2015-04-30',2014,60,90,0);
INSERT INTO "months" VALUES('2015-05','2015-05-01','2015-05-31',2014,60,90,0);
INSERT INTO "months" VALUES('2015-06','2015-06-01','2015-06-30',2014,60,90,0);
INSERT INTO "months" VALUES('2015-07','2015-07-01','2015-07-31',2014,60,90,0);
INSERT INTO "months" VALUES('2015-08','2015-08-01','2015-08-31',2014,60,90,0);
INSERT INTO "months" VALUES('2015-09','2015-09-01','2015-09-30',2015,60,90,0);
INSERT INTO "months" VALUES('2015-10','2015-10-01','2015-10-31',2015,60,90,0);
INSERT INTO "months" VALUES('2015-11','2015-11-01','2015-11-30',2015,60,90,0);
INSERT INTO "months" VALUES('2015-12','2015-12-01','2015-12-31',2015,60,90,0);
INSERT INTO "months" VALUES('2016-01','2016-01-01','2016-01-31',2015,60,90,0);
INSERT INTO "months" VALUES('2016-02','2016-02-01','2016-02-29',2015,60,90,0);
INSERT INTO "months" VALUES('2016-03','2016-03-01','2016-03-31',2015,60,90,0);
INSERT INTO "months" VALUES('2016-04','2016-04-01','2016-04-30',2015,60,90,0);
INSERT INTO "months" VALUES('2016-05','2016-05-01','2016-05-31',2015,60,90,0);
INSERT INTO "months" VALUES('2016-06','2016-06-01','2016-06-30',2015,60,90,0);
INSERT INTO "months" VALUES('2016-07','2016-07-01','2016-07-31',2015,60,90,0);
INSERT INTO "months" VALUES('2016-08','2016-08-01','2016-08-31',2015,60,90,0);
INSERT INTO "months" VALUES('2016-09','2016-09-01','2016-09-30',2016,60,90,0);
INSERT INTO "months" VALUES('2016-10','2016-10-01','2016-10-31',2016,60,90,0);
INSERT INTO "months" VALUES('2016-11','2016-11-01','2016-11-30',2016,60,90,0);
INSERT INTO "months" VALUES('2016-12','2016-12-01','2016-12-31',2016,60,90,0);
INSERT INTO "months" VALUES('2017-01','2017-01-01','2017-01-31',2016,60,90,0);
INSERT INTO "months" VALUES('2017-02','2017-02-01','2017-02-28',2016,60,90,0);
INSERT INTO "months" VALUES('2017-03','2017-03-01','2017-03-31',2016,60,90,0);
INSERT INTO "months" VALUES('2017-04','2017-04-01','2017-04-30',2016,60,90,0);
INSERT INTO "months" VALUES('2017-05','2017-05-01','2017-05-31',2016,60,90,0);
INSERT INTO "months" VALUES('2017-06','2017-06-01','2017-06-30',2016,60,90,0);
INSERT INTO "months" VALUES('2017-07','2017-07-01','2017-07-31',2016,60,90,0);
INSERT INTO "months" VALUES('2017-08','2017-08-01','2017-08-31',2016,60,90,0);
INSERT INTO "months" VALUES('2017-09','2017-09-01','2017-09-30',2017,60,90,0);
INSERT INTO "months" VALUES('2017-10','2017-10-01','2017-10-31',2017,60,90,0);
INSERT INTO "months" VALUES('2017-11','2017-11-01','2017-11-30',2017,60,90,0);
INSERT INTO "months" VALUES('2017-12','2017-12-01','2017-12-31',2017,60,90,0);
INSERT INTO "months" VALUES('2018-01','2018-01-01','2018-01-31',2017,60,90,0);
INSERT INTO "months" VALUES('2018-02','2018-02-01','2018-02-28',2017,60,90,0);
INSERT INTO "months" VALUES('2018-03','2018-03-01','2018-03-31',2017,60,90,0);
INSERT INTO "months" VALUES('2018-04','2018-04-01','2018-04-30',2017,60,90,0);
INSERT INTO "months" VALUES('2018-05','2018-05-01','2018-05-31',2017,60,90,0);
INSERT INTO "months" VALUES('2018-06','2018-06-01','2018-06-30',2017,60,90,0);
INSERT INTO "months" VALUES('2018-07','2018-07-01','2018-07-31',2017,60,90,0);
INSERT INTO "months" VALUES('2018-08','2018-08-01','2018-08-31',2017,60,90,0);
INSERT INTO "months" VALUES('2018-09','2018-09-01','2018-09-30',2018,60,90,0);
INSERT INTO "months" VALUES('2018-10','2018-10-01','2018-10-31',2018,60,90,0);
INSERT INTO "months" VALUES('2018-11','2018-11-01','2018-11-30',2018,60,90,0);
INSERT INTO "months" VALUES('2018-12','2018-12-01','2018-12-31',2018,60,90,0);
INSERT INTO "months" VALUES('2019-01','2019-01-01','2019-01-31',2018,60,90,0);
INSERT INTO "months" VALUES('2019-02','2019-02-01','2019-02-28',2018,60,90,0);
INSERT INTO "months" VALUES('2019-03','2019-03-01','2019-03-31',2018,60,90,0);
INSERT INTO "months" VALUES('2019-04','2019-04-01','2019-04-30',2018,60,90,0);
INSERT INTO "months" VALUES('2019-05','2019-05-01','2019-05-31',2018,60,90,0);
INSERT INTO "months" VALUES('2019-06','2019-06-01','2019-06-30',2018,60,90,0);
INSERT INTO "months" VALUES('2019-07','2019-07-01','2019-07-31',2018,60,90,0);
INSERT INTO "months" VALUES('2019-08','2019-08-01','2019-08-31',2018,60,90,0);
INSERT INTO "months" VALUES('2019-09','2019-09-01','2019-09-30',2019,60,90,0);
INSERT INTO "months" VALUES('2019-10','2019-10-01','2019-10-31',2019,60,90,0);
INSERT INTO "months" VALUES('2019-11','2019-11-01','2019-11-30',2019,60,90,0);
INSERT INTO "months" VALUES('2019-12','2019-12-01','2019-12-31',2019,60,90,0);
INSERT INTO "months" VALUES('2020-01','2020-01-01','2020-01-31',2019,60,90,0);
INSERT INTO "months" VALUES('2020-02','2020-02-01','2020-02-29',2019,60,90,0);
INSERT INTO "months" VALUES('2020-03','2020-03-01','2020-03-31',2019,60,90,0);
INSERT INTO "months" VALUES('2020-04','2020-04-01','2020-04-30',2019,60,90,0);
INSERT INTO "months" VALUES('2020-05','2020-05-01','2020-05-31',2019,60,90,0);
INSERT INTO "months" VALUES('2020-06','2020-06-01','2020-06-30',2019,60,90,0);
INSERT INTO "months" VALUES('2020-07','2020-07-01','2020-07-31',2019,60,90,0);
INSERT INTO "months" VALUES('2020-08','2020-08-01','2020-08-31',2019,60,90,0);
INSERT INTO "months" VALUES('2020-09','2020-09-01','2020-09-30',2020,60,90,0);
INSERT INTO "months" VALUES('2020-10','2020-10-01','2020-10-31',2020,60,90,0);
INSERT INTO "months" VALUES('2020-11','2020-11-01','2020-11-30',2020,60,90,0);
INSERT INTO "months" VALUES('2020-12','2020-12-01','2020-12-31',2020,60,90,0);
INSERT INTO "months" VALUES('2021-01','2021-01-01','2021-01-31',2020,60,90,0);
INSERT INTO "months" VALUES('2021-02','2021-02-01','2021-02-28',2020,60,90,0);
INSERT INTO "months" VALUES('2021-03','2021-03-01','2021-03-31',2020,60,90,0);
INSERT INTO "months" VALUES('2021-04','2021-04-01','2021-04-30',2020,60,90,0);
INSERT INTO "months" VALUES('2021-05','2021-05-01','2021-05-31',2020,60,90,0);
INSERT INTO "months" VALUES('2021-06','2021-06-01','2021-06-30',2020,60,90,0);
INSERT INTO "months" VALUES('2021-07','2021-07-01','2021-07-31',2020,60,90,0);
INSERT INTO "months" VALUES('2021-08','2021-08-01','2021-08-31',2020,60,90,0);
INSERT INTO "months" VALUES('2021-09','2021-09-01','2021-09-30',2021,60,90,0);
INSERT INTO "months" VALUES('2021-10','2021-10-01','2021-10-31',2021,60,90,0);
INSERT INTO "months" VALUES('2021-11','2021-11-01','2021-11-30',2021,60,90,0);
INSERT INTO "months" VALUES('2021-12','2021-12-01','2021-12-31',2021,60,90,0);
INSERT INTO "months" VALUES('2022-01','2022-01-01','2022-01-31',2021,60,90,0);
INSERT INTO "months" VALUES('2022-02','2022-02-01','2022-02-28',2021,60,90,0);
INSERT INTO "months" VALUES('2022-03','2022-03-01','2022-03-31',2021,60,90,0);
INSERT INTO "months" VALUES('2022-04','2022-04-01','2022-04-30',2021,60,90,0);
INSERT INTO "months" VALUES('2022-05','2022-05-01','2022-05-31',2021,60,90,0);
INSERT INTO "months" VALUES('2022-06','2022-06-01','2022-06-30',2021,60,90,0);
INSERT INTO "months" VALUES('2022-07','2022-07-01','2022-07-31',2021,60,90,0);
INSERT INTO "months" VALUES('2022-08','2022-08-01','2022-08-31',2021,60,90,0);
INSERT INTO "months" VALUES('2022-09','2022-09-01','2022-09-30',2022,60,90,0);
INSERT INTO "months" VALUES('2022-10','2022-10-01','2022-10-31',2022,60,90,0);
INSERT INTO "months" VALUES('2022-11','2022-11-01','2022-11-30',2022,60,90,0);
INSERT INTO "months" VALUES('2022-12','2022-12-01','2022-12-31',2022,60,90,0);
INSERT INTO "months" VALUES('2023-01','2023-01-01','2023-01-31',2022,60,90,0);
INSERT INTO "months" VALUES('2023-02','2023-02-01','2023-02-28',2022,60,90,0);
INSERT INTO "months" VALUES('2023-03','2023-03-01','2023-03-31',2022,60,90,0);
INSERT INTO "months" VALUES('2023-04','2023-04-01','2023-04-30',2022,60,90,0);
INSERT INTO "months" VALUES('2023-05','2023-05-01','2023-05-31',2022,60,90,0);
INSERT INTO "months" VALUES('2023-06','2023-06-01','2023-06-30',2022,60,90,0);
INSERT INTO "months" VALUES('2023-07','2023-07-01','2023-07-31',2022,60,90,0);
INSERT INTO "months" VALUES('2023-08','2023-08-01','2023-08-31',2022,60,90,0);
INSERT INTO "months" VALUES('2023-09','2023-09-01','2023-09-30',2023,60,90,0);
INSERT INTO "months" VALUES('2023-10','2023-10-01','2023-10-31',2023,60,90,0);
INSERT INTO "months" VALUES('2023-11','2023-11-01','2023-11-30',2023,60,90,0);
INSERT INTO "months" VALUES('2023-12','2023-12-01','2023-12-31',2023,60,90,0);
INSERT INTO "months" VALUES('2024-01','2024-01-01','2024-01-31',2023,60,90,0);
INSERT INTO "months" VALUES('2024-02','2024-02-01','2024-02-29',2023,60,90,0);
INSERT INTO "months" VALUES('2024-03','2024-03-01','2024-03-31',2023,60,90,0);
INSERT INTO "months" VALUES('2024-04','2024-04-01','2024-04-30',2023,60,90,0);
INSERT INTO "months" VALUES('2024-05','2024-05-01','2024-05-31',2023,60,90,0);
INSERT INTO "months" VALUES('2024-06','2024-06-01','2024-06-30',2023,60,90,0);
INSERT INTO "months" VALUES('2024-07','2024-07-01','2024-07-31',2023,60,90,0);
INSERT INTO "months" VALUES('2024-08','2024-08-01','2024-08-31',2023,60,90,0);
INSERT INTO "months" VALUES('2024-09','2024-09-01','2024-09-30',2024,60,90,0);
INSERT INTO "months" VALUES('2024-10','2024-10-01','2024-10-31',2024,60,90,0);
INSERT INTO "months" VALUES('2024-11','2024-11-01','2024-11-30',2024,60,90,0);
INSERT INTO "months" VALUES('2024-12','2024-12-01','2024-12-31',2024,60,90,0);
INSERT INTO "months" VALUES('2025-01','2025-01-01','2025-01-31',2024,60,90,0);
INSERT INTO "months" VALUES('2025-02','2025-02-01','2025-02-28',2024,60,90,0);
INSERT INTO "months" VALUES('2025-03','2025-03-01','2025-03-31',2024,60,90,0);
INSERT INTO "months" VALUES('2025-04','2025-04-01','2025-04-30',2024,60,90,0);
INSERT INTO "months" VALUES('2025-05','2025-05-01','2025-05-31',2024,60,90,0);
INSERT INTO "months" VALUES('2025-06','2025-06-01','2025-06-30',2024,60,90,0);
INSERT INTO "months" VALUES('2025-07','2025-07-01','2025-07-31',2024,60,90,0);
INSERT INTO "months" VALUES('2025-08','2025-08-01','2025-08-31',2024,60,90,0);
INSERT INTO "months" VALUES('2025-09','2025-09-01','2025-09-30',2025,60,90,0);
INSERT INTO "months" VALUES('2025-10','2025-10-01','2025-10-31',2025,60,90,0);
INSERT INTO "months" VALUES('2025-11','2025-11-01','2025-11-30',2025,60,90,0);
INSERT INTO "months" VALUES('2025-12','2025-12-01','2025-12-31',2025,60,90,0);
INSERT INTO "months" VALUES('2026-01','2026-01-01','2026-01-31',2025,60,90,0);
INSERT INTO "months" VALUES('2026-02','2026-02-01','2026-02-28',2025,60,90,0);
INSERT INTO "months" VALUES('2026-03','2026-03-01','2026-03-31',2025,60,90,0);
INSERT INTO "months" VALUES('2026-04','2026-04-01','2026-04-30',2025,60,90,0);
INSERT INTO "months" VALUES('2026-05','2026-05-01','2026-05-31',2025,60,90,0);
INSERT INTO "months" VALUES('2026-06','2026-06-01','2026-06-30',2025,60,90,0);
INSERT INTO "months" VALUES('2026-07','2026-07-01','2026-07-31',2025,60,90,0);
INSERT INTO "months" VALUES('2026-08','2026-08-01','2026-08-31',2025,60,90,0);
INSERT INTO "months" VALUES('2026-09','2026-09-01','2026-09-30',2026,60,90,0);
INSERT INTO "months" VALUES('2026-10','2026-10-01','2026-10-31',2026,60,90,0);
INSERT INTO "months" VALUES('2026-11','2026-11-01','2026-11-30',2026,60,90,0);
INSERT INTO "months" VALUES('2026-12','2026-12-01','2026-12-31',2026,60,90,0);
INSERT INTO "months" VALUES('2027-01','2027-01-01','2027-01-31',2026,60,90,0);
INSERT INTO "months" VALUES('2027-02','2027-02-01','2027-02-28',2026,60,90,0);
INSERT INTO "months" VALUES('2027-03','2027-03-01','2027-03-31',2026,60,90,0);
INSERT INTO "months" VALUES('2027-04','2027-04-01','2027-04-30',2026,60,90,0);
INSERT INTO "months" VALUES('2027-05','2027-05-01','2027-05-31',2026,60,90,0);
INSERT INTO "months" VALUES('2027-06','2027-06-01','2027-06-30',2026,60,90,0);
INSERT INTO "months" VALUES('2027-07','2027-07-01','2027-07-31',2026,60,90,0);
INSERT INTO "months" VALUES('2027-08','2027-08-01','2027-08-31',2026,60,90,0);
INSERT INTO "months" VALUES('2027-09','2027-09-01','2027-09-30',2027,60,90,0);
INSERT INTO "months" VALUES('2027-10','2027-10-01','2027-10-31',2027,60,90,0);
INSERT INTO "months" VALUES('2027-11','2027-11-01','2027-11-30',2027,60,90,0);
INSERT INTO "months" VALUES('2027-12','2027-12-01','2027-12-31',2027,60,90,0);
INSERT INTO "months" VALUES('2028-01','2028-01-01','2028-01-31',2027,60,90,0);
INSERT INTO "months" VALUES('2028-02','2028-02-01','2028-02-29',2027,60,90,0);
INSERT INTO "months" VALUES('2028-03','2028-03-01','2028-03-31',2027,60,90,0);
INSERT INTO "months" VALUES('2028-04','2028-04-01','2028-04-30',2027,60,90,0);
INSERT INTO "months" VALUES('2028-05','2028-05-01','2028-05-31',2027,60,90,0);
INSERT INTO "months" VALUES('2028-06','2028-06-01','2028-06-30',2027,60,90,0);
INSERT INTO "months" VALUES('2028-07','2028-07-01','2028-07-31',2027,60,90,0);
INSERT INTO "months" VALUES('2028-08','2028-08-01','2028-08-31',2027,60,90,0);
INSERT INTO "months" VALUES('2028-09','2028-09-01','2028-09-30',2028,60,90,0);
INSERT INTO "months" VALUES('2028-10','2028-10-01','2028-10-31',2028,60,90,0);
INSERT INTO "months" VALUES('2028-11','2028-11-01','2028-11-30',2028,60,90,0);
INSERT INTO "months" VALUES('2028-12','2028-12-01','2028-12-31',2028,60,90,0);
INSERT INTO "months" VALUES('2029-01','2029-01-01','2029-01-31',2028,60,90,0);
INSERT INTO "months" VALUES('2029-02','2029-02-01','2029-02-28',2028,60,90,0);
INSERT INTO "months" VALUES('2029-03','2029-03-01','2029-03-31',2028,60,90,0);
INSERT INTO "months" VALUES('2029-04','2029-04-01','2029-04-30',2028,60,90,0);
INSERT INTO "months" VALUES('2029-05','2029-05-01','2029-05-31',2028,60,90,0);
INSERT INTO "months" VALUES('2029-06','2029-06-01','2029-06-30',2028,60,90,0);
INSERT INTO "months" VALUES('2029-07','2029-07-01','2029-07-31',2028,60,90,0);
INSERT INTO "months" VALUES('2029-08','2029-08-01','2029-08-31',2028,60,90,0);
INSERT INTO "months" VALUES('2029-09','2029-09-01','2029-09-30',2029,60,90,0);
INSERT INTO "months" VALUES('2029-10','2029-10-01','2029-10-31',2029,60,90,0);
INSERT INTO "months" VALUES('2029-11','2029-11-01','2029-11-30',2029,60,90,0);
INSERT INTO "months" VALUES('2029-12','2029-12-01','2029-12-31',2029,60,90,0);
INSERT INTO "months" VALUES('2030-01','2030-01-01','2030-01-31',2029,60,90,0);
INSERT INTO "months" VALUES('2030-02','2030-02-01','2030-02-28',2029,60,90,0);
INSERT INTO "months" VALUES('2030-03','2030-03-01','2030-03-31',2029,60,90,0);
INSERT INTO "months" VALUES('2030-04','2030-04-01','2030-04-30',2029,60,90,0);
INSERT INTO "months" VALUES('2030-05','2030-05-01','2030-05-31',2029,60,90,0);
INSERT INTO "months" VALUES('2030-06','2030-06-01','2030-06-30',2029,60,90,0);
INSERT INTO "months" VALUES('2030-07','2030-07-01','2030-07-31',2029,60,90,0);
INSERT INTO "months" VALUES('2030-08','2030-08-01','2030-08-31',2029,60,90,0);
INSERT INTO "months" VALUES('2030-09','2030-09-01','2030-09-30',2030,60,90,0);
INSERT INTO "months" VALUES('2030-10','2030-10-01','2030-10-31',2030,60,90,0);
INSERT INTO "months" VALUES('2030-11','2030-11-01','2030-11-30',2030,60,90,0);
INSERT INTO "months" VALUES('2030-12','2030-12-01','2030-12-31',2030,60,90,0);
INSERT INTO "months" VALUES('2031-01','2031-01-01','2031-01-31',2030,60,90,0);
INSERT INTO "months" VALUES('2031-02','2031-02-01','2031-02-28',2030,60,90,0);
INSERT INTO "months" VALUES('2031-03','2031-03-01','2031-03-31',2030,60,90,0);
INSERT INTO "months" VALUES('2031-04','2031-04-01','2031-04-30',2030,60,90,0);
INSERT INTO "months" VALUES('2031-05','2031-05-01','2031-05-31',2030,60,90,0);
INSERT INTO "months" VALUES('2031-06','2031-06-01','2031-06-30',2030,60,90,0);
INSERT INTO "months" VALUES('2031-07','2031-07-01','2031-07-31',2030,60,90,0);
INSERT INTO "months" VALUES('2031-08','2031-08-01','2031-08-31',2030,60,90,0);
INSERT INTO "months" VALUES('2031-09','2031-09-01','2031-09-30',2031,60,90,0);
INSERT INTO "months" VALUES('2031-10','2031-10-01','2031-10-31',2031,60,90,0);
INSERT INTO "months" VALUES('2031-11','2031-11-01','2031-11-30',2031,60,90,0);
INSERT INTO "months" VALUES('2031-12','2031-12-01','2031-12-31',2031,60,90,0);
INSERT INTO "months" VALUES('2032-01','2032-01-01','2032-01-31',2031,60,90,0);
INSERT INTO "months" VALUES('2032-02','2032-02-01','2032-02-29',2031,60,90,0);
INSERT INTO "months" VALUES('2032-03','2032-03-01','2032-03-31',2031,60,90,0);
INSERT INTO "months" VALUES('2032-04','2032-04-01','2032-04-30',2031,60,90,0);
INSERT INTO "months" VALUES('2032-05','2032-05-01','2032-05-31',2031,60,90,0);
INSERT INTO "months" VALUES('2032-06','2032-06-01','2032-06-30',2031,60,90,0);
INSERT INTO "months" VALUES('2032-07','2032-07-01','2032-07-31',2031,60,90,0);
INSERT INTO "months" VALUES('2032-08','2032-08-01','2032-08-31',2031,60,90,0);
INSERT INTO "months" VALUES('2032-09','2032-09-01','2032-09-30',2032,60,90,0);
INSERT INTO "months" VALUES('2032-10','2032-10-01','2032-10-31',2032,60,90,0);
INSERT INTO "months" VALUES('2032-11','2032-11-01','2032-11-30',2032,60,90,0);
INSERT INTO "months" VALUES('2032-12','2032-12-01','2032-12-31',2032,60,90,0);
INSERT INTO "months" VALUES('2033-01','2033-01-01','2033-01-31',2032,60,90,0);
INSERT INTO "months" VALUES('2033-02','2033-02-01','2033-02-28',2032,60,90,0);
INSERT INTO "months" VALUES('2033-03','2033-03-01','2033-03-31',2032,60,90,0);
INSERT INTO "months" VALUES('2033-04','2033-04-01','2033-04-30',2032,60,90,0);
INSERT INTO "months" VALUES('2033-05','2033-05-01','2033-05-31',2032,60,90,0);
INSERT INTO "months" VALUES('2033-06','2033-06-01','2033-06-30',2032,60,90,0);
INSERT INTO "months" VALUES('2033-07','2033-07-01','2033-07-31',2032,60,90,0);
INSERT INTO "months" VALUES('2033-08','2033-08-01','2033-08-31',2032,60,90,0);
INSERT INTO "months" VALUES('2033-09','2033-09-01','2033-09-30',2033,60,90,0);
INSERT INTO "months" VALUES('2033-10','2033-10-01','2033-10-31',2033,60,90,0);
INSERT INTO "months" VALUES('2033-11','2033-11-01','2033-11-30',2033,60,90,0);
INSERT INTO "months" VALUES('2033-12','2033-12-01','2033-12-31',2033,60,90,0);
INSERT INTO "months" VALUES('2034-01','2034-01-01','2034-01-31',2033,60,90,0);
INSERT INTO "months" VALUES('2034-02','2034-02-01','2034-02-28',2033,60,90,0);
INSERT INTO "months" VALUES('2034-03','2034-03-01','2034-03-31',2033,60,90,0);
INSERT INTO "months" VALUES('2034-04','2034-04-01','2034-04-30',2033,60,90,0);
INSERT INTO "months" VALUES('2034-05','2034-05-01','2034-05-31',2033,60,90,0);
INSERT INTO "months" VALUES('2034-06','2034-06-01','2034-06-30',2033,60,90,0);
INSERT INTO "months" VALUES('2034-07','2034-07-01','2034-07-31',2033,60,90,0);
INSERT INTO "months" VALUES('2034-08','2034-08-01','2034-08-31',2033,60,90,0);
INSERT INTO "months" VALUES('2034-09','2034-09-01','2034-09-30',2034,60,90,0);
INSERT INTO "months" VALUES('2034-10','2034-10-01','2034-10-31',2034,60,90,0);
INSERT INTO "months" VALUES('2034-11','2034-11-01','2034-11-30',2034,60,90,0);
INSERT INTO "months" VALUES('2034-12','2034-12-01','2034-12-31',2034,60,90,0);
INSERT INTO "months" VALUES('2035-01','2035-01-01','2035-01-31',2034,60,90,0);
INSERT INTO "months" VALUES('2035-02','2035-02-01','2035-02-28',2034,60,90,0);
INSERT INTO "months" VALUES('2035-03','2035-03-01','2035-03-31',2034,60,90,0);
INSERT INTO "months" VALUES('2035-04','2035-04-01','2035-04-30',2034,60,90,0);
INSERT INTO "months" VALUES('2035-05','2035-05-01','2035-05-31',2034,60,90,0);
INSERT INTO "months" VALUES('2035-06','2035-06-01','2035-06-30',2034,60,90,0);
INSERT INTO "months" VALUES('2035-07','2035-07-01','2035-07-31',2034,60,90,0);
INSERT INTO "months" VALUES('2035-08','2035-08-01','2035-08-31',2034,60,90,0);
INSERT INTO "months" VALUES('2035-09','2035-09-01','2035-09-30',2035,60,90,0);
INSERT INTO "months" VALUES('2035-10','2035-10-01','2035-10-31',2035,60,90,0);
INSERT INTO "months" VALUES('2035-11','2035-11-01','2035-11-30',2035,60,90,0);
INSERT INTO "months" VALUES('2035-12','2035-12-01','2035-12-31',2035,60,90,0);
INSERT INTO "months" VALUES('2036-01','2036-01-01','2036-01-31',2035,60,90,0);
INSERT INTO "months" VALUES('2036-02','2036-02-01','2036-02-29',2035,60,90,0);
INSERT INTO "months" VALUES('2036-03','2036-03-01','2036-03-31',2035,60,90,0);
INSERT INTO "months" VALUES('2036-04','2036-04-01','2036-04-30',2035,60,90,0);
INSERT INTO "months" VALUES('2036-05','2036-05-01','2036-05-31',2035,60,90,0);
INSERT INTO "months" VALUES('2036-06','2036-06-01','2036-06-30',2035,60,90,0);
INSERT INTO "months" VALUES('2036-07','2036-07-01','2036-07-31',2035,60,90,0);
INSERT INTO "months" VALUES('2036-08','2036-08-01','2036-08-31',2035,60,90,0);
INSERT INTO "months" VALUES('2036-09','2036-09-01','2036-09-30',2036,60,90,0);
INSERT INTO "months" VALUES('2036-10','2036-10-01','2036-10-31',2036,60,90,0);
INSERT INTO "months" VALUES('2036-11','2036-11-01','2036-11-30',2036,60,90,0);
INSERT INTO "months" VALUES('2036-12','2036-12-01','2036-12-31',2036,60,90,0);
INSERT INTO "months" VALUES('2037-01','2037-01-01','2037-01-31',2036,60,90,0);
INSERT INTO "months" VALUES('2037-02','2037-02-01','2037-02-28',2036,60,90,0);
INSERT INTO "months" VALUES('2037-03','2037-03-01','2037-03-31',2036,60,90,0);
INSERT INTO "months" VALUES('2037-04','2037-04-01','2037-04-30',2036,60,90,0);
INSERT INTO "months" VALUES('2037-05','2037-05-01','2037-05-31',2036,60,90,0);
INSERT INTO "months" VALUES('2037-06','2037-06-01','2037-06-30',2036,60,90,0);
INSERT INTO "months" VALUES('2037-07','2037-07-01','2037-07-31',2036,60,90,0);
INSERT INTO "months" VALUES('2037-08','2037-08-01','2037-08-31',2036,60,90,0);
INSERT INTO "months" VALUES('2037-09','2037-09-01','2037-09-30',2037,60,90,0);
INSERT INTO "months" VALUES('2037-10','2037-10-01','2037-10-31',2037,60,90,0);
INSERT INTO "months" VALUES('2037-11','2037-11-01','2037-11-30',2037,60,90,0);
INSERT INTO "months" VALUES('2037-12','2037-12-01','2037-12-31',2037,60,90,0);
INSERT INTO "months" VALUES('2038-01','2038-01-01','2038-01-31',2037,60,90,0);
INSERT INTO "months" VALUES('2038-02','2038-02-01','2038-02-28',2037,60,90,0);
INSERT INTO "months" VALUES('2038-03','2038-03-01','2038-03-31',2037,60,90,0);
INSERT INTO "months" VALUES('2038-04','2038-04-01','2038-04-30',2037,60,90,0);
INSERT INTO "months" VALUES('2038-05','2038-05-01','2038-05-31',2037,60,90,0);
INSERT INTO "months" VALUES('2038-06','2038-06-01','2038-06-30',2037,60,90,0);
INSERT INTO "months" VALUES('2038-07','2038-07-01','2038-07-31',2037,60,90,0);
INSERT INTO "months" VALUES('2038-08','2038-08-01','2038-08-31',2037,60,90,0);
INSERT INTO "months" VALUES('2038-09','2038-09-01','2038-09-30',2038,60,90,0);
INSERT INTO "months" VALUES('2038-10','2038-10-01','2038-10-31',2038,60,90,0);
INSERT INTO "months" VALUES('2038-11','2038-11-01','2038-11-30',2038,60,90,0);
INSERT INTO "months" VALUES('2038-12','2038-12-01','2038-12-31',2038,60,90,0);
INSERT INTO "months" VALUES('2039-01','2039-01-01','2039-01-31',2038,60,90,0);
INSERT INTO "months" VALUES('2039-02','2039-02-01','2039-02-28',2038,60,90,0);
INSERT INTO "months" VALUES('2039-03','2039-03-01','2039-03-31',2038,60,90,0);
INSERT INTO "months" VALUES('2039-04','2039-04-01','2039-04-30',2038,60,90,0);
INSERT INTO "months" VALUES('2039-05','2039-05-01','2039-05-31',2038,60,90,0);
INSERT INTO "months" VALUES('2039-06','2039-06-01','2039-06-30',2038,60,90,0);
INSERT INTO "months" VALUES('2039-07','2039-07-01','2039-07-31',2038,60,90,0);
INSERT INTO "months" VALUES('2039-08','2039-08-01','2039-08-31',2038,60,90,0);
INSERT INTO "months" VALUES('2039-09','2039-09-01','2039-09-30',2039,60,90,0);
INSERT INTO "months" VALUES('2039-10','2039-10-01','2039-10-31',2039,60,90,0);
INSERT INTO "months" VALUES('2039-11','2039-11-01','2039-11-30',2039,60,90,0);
INSERT INTO "months" VALUES('2039-12','2039-12-01','2039-12-31',2039,60,90,0);
INSERT INTO "months" VALUES('2040-01','2040-01-01','2040-01-31',2039,60,90,0);
INSERT INTO "months" VALUES('2040-02','2040-02-01','2040-02-29',2039,60,90,0);
INSERT INTO "months" VALUES('2040-03','2040-03-01','2040-03-31',2039,60,90,0);
INSERT INTO "months" VALUES('2040-04','2040-04-01','2040-04-30',2039,60,90,0);
INSERT INTO "months" VALUES('2040-05','2040-05-01','2040-05-31',2039,60,90,0);
INSERT INTO "months" VALUES('2040-06','2040-06-01','2040-06-30',2039,60,90,0);
INSERT INTO "months" VALUES('2040-07','2040-07-01','2040-07-31',2039,60,90,0);
INSERT INTO "months" VALUES('2040-08','2040-08-01','2040-08-31',2039,60,90,0);
INSERT INTO "months" VALUES('2040-09','2040-09-01','2040-09-30',2040,60,90,0);
INSERT INTO "months" VALUES('2040-10','2040-10-01','2040-10-31',2040,60,90,0);
INSERT INTO "months" VALUES('2040-11','2040-11-01','2040-11-30',2040,60,90,0);
INSERT INTO "months" VALUES('2040-12','2040-12-01','2040-12-31',2040,60,90,0);
INSERT INTO "months" VALUES('2041-01','2041-01-01','2041-01-31',2040,60,90,0);
INSERT INTO "months" VALUES('2041-02','2041-02-01','2041-02-28',2040,60,90,0);
INSERT INTO "months" VALUES('2041-03','2041-03-01','2041-03-31',2040,60,90,0);
INSERT INTO "months" VALUES('2041-04','2041-04-01','2041-04-30',2040,60,90,0);
INSERT INTO "months" VALUES('2041-05','2041-05-01','2041-05-31',2040,60,90,0);
INSERT INTO "months" VALUES('2041-06','2041-06-01','2041-06-30',2040,60,90,0);
INSERT INTO "months" VALUES('2041-07','2041-07-01','2041-07-31',2040,60,90,0);
INSERT INTO "months" VALUES('2041-08','2041-08-01','2041-08-31',2040,60,90,0);
INSERT INTO "months" VALUES('2041-09','2041-09-01','2041-09-30',2041,60,90,0);
INSERT INTO "months" VALUES('2041-10','2041-10-01','2041-10-31',2041,60,90,0);
INSERT INTO "months" VALUES('2041-11','2041-11-01','2041-11-30',2041,60,90,0);
INSERT INTO "months" VALUES('2041-12','2041-12-01','2041-12-31',2041,60,90,0);
INSERT INTO "months" VALUES('2042-01','2042-01-01','2042-01-31',2041,60,90,0);
INSERT INTO "months" VALUES('2042-02','2042-02-01','2042-02-28',2041,60,90,0);
INSERT INTO "months" VALUES('2042-03','2042-03-01','2042-03-31',2041,60,90,0);
INSERT INTO "months" VALUES('2042-04','2042-04-01','2042-04-30',2041,60,90,0);
INSERT INTO "months" VALUES('2042-05','2042-05-01','2042-05-31',2041,60,90,0);
INSERT INTO "months" VALUES('2042-06','2042-06-01','2042-06-30',2041,60,90,0);
INSERT INTO "months" VALUES('2042-07','2042-07-01','2042-07-31',2041,60,90,0);
INSERT INTO "months" VALUES('2042-08','2042-08-01','2042-08-31',2041,60,90,0);
INSERT INTO "months" VALUES('2042-09','2042-09-01','2042-09-30',2042,60,90,0);
INSERT INTO "months" VALUES('2042-10','2042-10-01','2042-10-31',2042,60,90,0);
INSERT INTO "months" VALUES('2042-11','2042-11-01','2042-11-30',2042,60,90,0);
INSERT INTO "months" VALUES('2042-12','2042-12-01','2042-12-31',2042,60,90,0);
INSERT INTO "months" VALUES('2043-01','2043-01-01','2043-01-31',2042,60,90,0);
INSERT INTO "months" VALUES('2043-02','2043-02-01','2043-02-28',2042,60,90,0);
INSERT INTO "months" VALUES('2043-03','2043-03-01','2043-03-31',2042,60,90,0);
INSERT INTO "months" VALUES('2043-04','2043-04-01','2043-04-30',2042,60,90,0);
INSERT INTO "months" VALUES('2043-05','2043-05-01','2043-05-31',2042,60,90,0);
INSERT INTO "months" VALUES('2043-06','2043-06-01','2043-06-30',2042,60,90,0);
INSERT INTO "months" VALUES('2043-07','2043-07-01','2043-07-31',2042,60,90,0);
INSERT INTO "months" VALUES('2043-08','2043-08-01','2043-08-31',2042,60,90,0);
INSERT INTO "months" VALUES('2043-09','2043-09-01','2043-09-30',2043,60,90,0);
INSERT INTO "months" VALUES('2043-10','2043-10-01','2043-10-31',2043,60,90,0);
INSERT INTO "months" VALUES('2043-11','2043-11-01','2043-11-30',2043,60,90,0);
INSERT INTO "months" VALUES('2043-12','2043-12-01','2043-12-31',2043,60,90,0);
INSERT INTO "months" VALUES('2044-01','2044-01-01','2044-01-31',2043,60,90,0);
INSERT INTO "months" VALUES('2044-02','2044-02-01','2044-02-29',2043,60,90,0);
INSERT INTO "months" VALUES('2044-03','2044-03-01','2044-03-31',2043,60,90,0);
INSERT INTO "months" VALUES('2044-04','2044-04-01','2044-04-30',2043,60,90,0);
INSERT INTO "months" VALUES('2044-05','2044-05-01','2044-05-31',2043,60,90,0);
INSERT INTO "months" VALUES('2044-06','2044-06-01','2044-06-30',2043,60,90,0);
INSERT INTO "months" VALUES('2044-07','2044-07-01','2044-07-31',2043,60,90,0);
INSERT INTO "months" VALUES('2044-08','2044-08-01','2044-08-31',2043,60,90,0);
INSERT INTO "months" VALUES('2044-09','2044-09-01','2044-09-30',2044,60,90,0);
INSERT INTO "months" VALUES('2044-10','2044-10-01','2044-10-31',2044,60,90,0);
INSERT INTO "months" VALUES('2044-11','2044-11-01','2044-11-30',2044,60,90,0);
INSERT INTO "months" VALUES('2044-12','2044-12-01','2044-12-31',2044,60,90,0);
INSERT INTO "months" VALUES('2045-01','2045-01-01','2045-01-31',2044,60,90,0);
INSERT INTO "months" VALUES('2045-02','2045-02-01','2045-02-28',2044,60,90,0);
INSERT INTO "months" VALUES('2045-03','2045-03-01','2045-03-31',2044,60,90,0);
INSERT INTO "months" VALUES('2045-04','2045-04-01','2045-04-30',2044,60,90,0);
INSERT INTO "months" VALUES('2045-05','2045-05-01','2045-05-31',2044,60,90,0);
INSERT INTO "months" VALUES('2045-06','2045-06-01','2045-06-30',2044,60,90,0);
INSERT INTO "months" VALUES('2045-07','2045-07-01','2045-07-31',2044,60,90,0);
INSERT INTO "months" VALUES('2045-08','2045-08-01','2045-08-31',2044,60,90,0);
INSERT INTO "months" VALUES('2045-09','2045-09-01','2045-09-30',2045,60,90,0);
INSERT INTO "months" VALUES('2045-10','2045-10-01','2045-10-31',2045,60,90,0);
INSERT INTO "months" VALUES('2045-11','2045-11-01','2045-11-30',2045,60,90,0);
INSERT INTO "months" VALUES('2045-12','2045-12-01','2045-12-31',2045,60,90,0);
INSERT INTO "months" VALUES('2046-01','2046-01-01','2046-01-31',2045,60,90,0);
INSERT INTO "months" VALUES('2046-02','2046-02-01','2046-02-28',2045,60,90,0);
INSERT INTO "months" VALUES('2046-03','2046-03-01','2046-03-31',2045,60,90,0);
INSERT INTO "months" VALUES('2046-04','2046-04-01','2046-04-30',2045,60,90,0);
INSERT INTO "months" VALUES('2046-05','2046-05-01','2046-05-31',2045,60,90,0);
INSERT INTO "months" VALUES('2046-06','2046-06-01','2046-06-30',2045,60,90,0);
INSERT INTO "months" VALUES('2046-07','2046-07-01','2046-07-31',2045,60,90,0);
INSERT INTO "months" VALUES('2046-08','2046-08-01','2046-08-31',2045,60,90,0);
INSERT INTO "months" VALUES('2046-09','2046-09-01','2046-09-30',2046,60,90,0);
INSERT INTO "months" VALUES('2046-10','2046-10-01','2046-10-31',2046,60,90,0);
INSERT INTO "months" VALUES('2046-11','2046-11-01','2046-11-30',2046,60,90,0);
INSERT INTO "months" VALUES('2046-12','2046-12-01','2046-12-31',2046,60,90,0);
INSERT INTO "months" VALUES('2047-01','2047-01-01','2047-01-31',2046,60,90,0);
INSERT INTO "months" VALUES('2047-02','2047-02-01','2047-02-28',2046,60,90,0);
INSERT INTO "months" VALUES('2047-03','2047-03-01','2047-03-31',2046,60,90,0);
INSERT INTO "months" VALUES('2047-04','2047-04-01','2047-04-30',2046,60,90,0);
INSERT INTO "months" VALUES('2047-05','2047-05-01','2047-05-31',2046,60,90,0);
INSERT INTO "months" VALUES('2047-06','2047-06-01','2047-06-30',2046,60,90,0);
INSERT INTO "months" VALUES('2047-07','2047-07-01','2047-07-31',2046,60,90,0);
INSERT INTO "months" VALUES('2047-08','2047-08-01','2047-08-31',2046,60,90,0);
INSERT INTO "months" VALUES('2047-09','2047-09-01','2047-09-30',2047,60,90,0);
INSERT INTO "months" VALUES('2047-10','2047-10-01','2047-10-31',2047,60,90,0);
INSERT INTO "months" VALUES('2047-11','2047-11-01','2047-11-30',2047,60,90,0);
INSERT INTO "months" VALUES('2047-12','2047-12-01','2047-12-31',2047,60,90,0);
INSERT INTO "months" VALUES('2048-01','2048-01-01','2048-01-31',2047,60,90,0);
INSERT INTO "months" VALUES('2048-02','2048-02-01','2048-02-29',2047,60,90,0);
INSERT INTO "months" VALUES('2048-03','2048-03-01','2048-03-31',2047,60,90,0);
INSERT INTO "months" VALUES('2048-04','2048-04-01','2048-04-30',2047,60,90,0);
INSERT INTO "months" VALUES('2048-05','2048-05-01','2048-05-31',2047,60,90,0);
INSERT INTO "months" VALUES('2048-06','2048-06-01','2048-06-30',2047,60,90,0);
INSERT INTO "months" VALUES('2048-07','2048-07-01','2048-07-31',2047,60,90,0);
INSERT INTO "months" VALUES('2048-08','2048-08-01','2048-08-31',2047,60,90,0);
INSERT INTO "months" VALUES('2048-09','2048-09-01','2048-09-30',2048,60,90,0);
INSERT INTO "months" VALUES('2048-10','2048-10-01','2048-10-31',2048,60,90,0);
INSERT INTO "months" VALUES('2048-11','2048-11-01','2048-11-30',2048,60,90,0);
INSERT INTO "months" VALUES('2048-12','2048-12-01','2048-12-31',2048,60,90,0);
INSERT INTO "months" VALUES('2049-01','2049-01-01','2049-01-31',2048,60,90,0);
INSERT INTO "months" VALUES('2049-02','2049-02-01','2049-02-28',2048,60,90,0);
INSERT INTO "months" VALUES('2049-03','2049-03-01','2049-03-31',2048,60,90,0);
INSERT INTO "months" VALUES('2049-04','2049-04-01','2049-04-30',2048,60,90,0);
INSERT INTO "months" VALUES('2049-05','2049-05-01','2049-05-31',2048,60,90,0);
INSERT INTO "months" VALUES('2049-06','2049-06-01','2049-06-30',2048,60,90,0);
INSERT INTO "months" VALUES('2049-07','2049-07-01','2049-07-31',2048,60,90,0);
INSERT INTO "months" VALUES('2049-08','2049-08-01','2049-08-31',2048,60,90,0);
INSERT INTO "months" VALUES('2049-09','2049-09-01','2049-09-30',2049,60,90,0);
INSERT INTO "months" VALUES('2049-10','2049-10-01','2049-10-31',2049,60,90,0);
INSERT INTO "months" VALUES('2049-11','2049-11-01','2049-11-30',2049,60,90,0);
INSERT INTO "months" VALUES('2049-12','2049-12-01','2049-12-31',2049,60,90,0);
INSERT INTO "months" VALUES('2050-01','2050-01-01','2050-01-31',2049,60,90,0);
INSERT INTO "months" VALUES('2050-02','2050-02-01','2050-02-28',2049,60,90,0);
INSERT INTO "months" VALUES('2050-03','2050-03-01','2050-03-31',2049,60,90,0);
INSERT INTO "months" VALUES('2050-04','2050-04-01','2050-04-30',2049,60,90,0);
INSERT INTO "months" VALUES('2050-05','2050-05-01','2050-05-31',2049,60,90,0);
INSERT INTO "months" VALUES('2050-06','2050-06-01','2050-06-30',2049,60,90,0);
INSERT INTO "months" VALUES('2050-07','2050-07-01','2050-07-31',2049,60,90,0);
INSERT INTO "months" VALUES('2050-08','2050-08-01','2050-08-31',2049,60,90,0);
INSERT INTO "months" VALUES('2050-09','2050-09-01','2050-09-30',2050,60,90,0);
INSERT INTO "months" VALUES('2050-10','2050-10-01','2050-10-31',2050,60,90,0);
INSERT INTO "months" VALUES('2050-11','2050-11-01','2050-11-30',2050,60,90,0);
INSERT INTO "months" VALUES('2050-12','2050-12-01','2050-12-31',2050,60,90,0);
INSERT INTO "months" VALUES('2051-01','2051-01-01','2051-01-31',2050,60,90,0);
INSERT INTO "months" VALUES('2051-02','2051-02-01','2051-02-28',2050,60,90,0);
INSERT INTO "months" VALUES('2051-03','2051-03-01','2051-03-31',2050,60,90,0);
INSERT INTO "months" VALUES('2051-04','2051-04-01','2051-04-30',2050,60,90,0);
INSERT INTO "months" VALUES('2051-05','2051-05-01','2051-05-31',2050,60,90,0);
INSERT INTO "months" VALUES('2051-06','2051-06-01','2051-06-30',2050,60,90,0);
INSERT INTO "months" VALUES('2051-07','2051-07-01','2051-07-31',2050,60,90,0);
INSERT INTO "months" VALUES('2051-08','2051-08-01','2051-08-31',2050,60,90,0);
INSERT INTO "months" VALUES('2051-09','2051-09-01','2051-09-30',2051,60,90,0);
INSERT INTO "months" VALUES('2051-10','2051-10-01','2051-10-31',2051,60,90,0);
INSERT INTO "months" VALUES('2051-11','2051-11-01','2051-11-30',2051,60,90,0);
INSERT INTO "months" VALUES('2051-12','2051-12-01','2051-12-31',2051,60,90,0);
INSERT INTO "months" VALUES('2052-01','2052-01-01','2052-01-31',2051,60,90,0);
INSERT INTO "months" VALUES('2052-02','2052-02-01','2052-02-29',2051,60,90,0);
INSERT INTO "months" VALUES('2052-03','2052-03-01','2052-03-31',2051,60,90,0);
INSERT INTO "months" VALUES('2052-04','2052-04-01','2052-04-30',2051,60,90,0);
INSERT INTO "months" VALUES('2052-05','2052-05-01','2052-05-31',2051,60,90,0);
INSERT INTO "months" VALUES('2052-06','2052-06-01','2052-06-30',2051,60,90,0);
INSERT INTO "months" VALUES('2052-07','2052-07-01','2052-07-31',2051,60,90,0);
INSERT INTO "months" VALUES('2052-08','2052-08-01','2052-08-31',2051,60,90,0);
INSERT INTO "months" VALUES('2052-09','2052-09-01','2052-09-30',2052,60,90,0);
INSERT INTO "months" VALUES('2052-10','2052-10-01','2052-10-31',2052,60,90,0);
INSERT INTO "months" VALUES('2052-11','2052-11-01','2052-11-30',2052,60,90,0);
INSERT INTO "months" VALUES('2052-12','2052-12-01','2052-12-31',2052,60,90,0);
INSERT INTO "months" VALUES('2053-01','2053-01-01','2053-01-31',2052,60,90,0);
INSERT INTO "months" VALUES('2053-02','2053-02-01','2053-02-28',2052,60,90,0);
INSERT INTO "months" VALUES('2053-03','2053-03-01','2053-03-31',2052,60,90,0);
INSERT INTO "months" VALUES('2053-04','2053-04-01','2053-04-30',2052,60,90,0);
INSERT INTO "months" VALUES('2053-05','2053-05-01','2053-05-31',2052,60,90,0);
INSERT INTO "months" VALUES('2053-06','2053-06-01','2053-06-30',2052,60,90,0);
INSERT INTO "months" VALUES('2053-07','2053-07-01','2053-07-31',2052,60,90,0);
INSERT INTO "months" VALUES('2053-08','2053-08-01','2053-08-31',2052,60,90,0);
INSERT INTO "months" VALUES('2053-09','2053-09-01','2053-09-30',2053,60,90,0);
INSERT INTO "months" VALUES('2053-10','2053-10-01','2053-10-31',2053,60,90,0);
INSERT INTO "months" VALUES('2053-11','2053-11-01','2053-11-30',2053,60,90,0);
INSERT INTO "months" VALUES('2053-12','2053-12-01','2053-12-31',2053,60,90,0);
INSERT INTO "months" VALUES('2054-01','2054-01-01','2054-01-31',2053,60,90,0);
INSERT INTO "months" VALUES('2054-02','2054-02-01','2054-02-28',2053,60,90,0);
INSERT INTO "months" VALUES('2054-03','2054-03-01','2054-03-31',2053,60,90,0);
INSERT INTO "months" VALUES('2054-04','2054-04-01','2054-04-30',2053,60,90,0);
INSERT INTO "months" VALUES('2054-05','2054-05-01','2054-05-31',2053,60,90,0);
INSERT INTO "months" VALUES('2054-06','2054-06-01','2054-06-30',2053,60,90,0);
INSERT INTO "months" VALUES('2054-07','2054-07-01','2054-07-31',2053,60,90,0);
INSERT INTO "months" VALUES('2054-08','2054-08-01','2054-08-31',2053,60,90,0);
INSERT INTO "months" VALUES('2054-09','2054-09-01','2054-09-30',2054,60,90,0);
INSERT INTO "months" VALUES('2054-10','2054-10-01','2054-10-31',2054,60,90,0);
INSERT INTO "months" VALUES('2054-11','2054-11-01','2054-11-30',2054,60,90,0);
INSERT INTO "months" VALUES('2054-12','2054-12-01','2054-12-31',2054,60,90,0);
INSERT INTO "months" VALUES('2055-01','2055-01-01','2055-01-31',2054,60,90,0);
INSERT INTO "months" VALUES('2055-02','2055-02-01','2055-02-28',2054,60,90,0);
INSERT INTO "months" VALUES('2055-03','2055-03-01','2055-03-31',2054,60,90,0);
INSERT INTO "months" VALUES('2055-04','2055-04-01','2055-04-30',2054,60,90,0);
INSERT INTO "months" VALUES('2055-05','2055-05-01','2055-05-31',2054,60,90,0);
INSERT INTO "months" VALUES('2055-06','2055-06-01','2055-06-30',2054,60,90,0);
INSERT INTO "months" VALUES('2055-07','2055-07-01','2055-07-31',2054,60,90,0);
INSERT INTO "months" VALUES('2055-08','2055-08-01','2055-08-31',2054,60,90,0);
INSERT INTO "months" VALUES('2055-09','2055-09-01','2055-09-30',2055,60,90,0);
INSERT INTO "months" VALUES('2055-10','2055-10-01','2055-10-31',2055,60,90,0);
INSERT INTO "months" VALUES('2055-11','2055-11-01','2055-11-30',2055,60,90,0);
INSERT INTO "months" VALUES('2055-12','2055-12-01','2055-12-31',2055,60,90,0);
INSERT INTO "months" VALUES('2056-01','2056-01-01','2056-01-31',2055,60,90,0);
INSERT INTO "months" VALUES('2056-02','2056-02-01','2056-02-29',2055,60,90,0);
INSERT INTO "months" VALUES('2056-03','2056-03-01','2056-03-31',2055,60,90,0);
INSERT INTO "months" VALUES('2056-04','2056-04-01','2056-04-30',2055,60,90,0);
INSERT INTO "months" VALUES('2056-05','2056-05-01','2056-05-31',2055,60,90,0);
INSERT INTO "months" VALUES('2056-06','2056-06-01','2056-06-30',2055,60,90,0);
INSERT INTO "months" VALUES('2056-07','2056-07-01','2056-07-31',2055,60,90,0);
INSERT INTO "months" VALUES('2056-08','2056-08-01','2056-08-31',2055,60,90,0);
INSERT INTO "months" VALUES('2056-09','2056-09-01','2056-09-30',2056,60,90,0);
INSERT INTO "months" VALUES('2056-10','2056-10-01','2056-10-31',2056,60,90,0);
INSERT INTO "months" VALUES('2056-11','2056-11-01','2056-11-30',2056,60,90,0);
INSERT INTO "months" VALUES('2056-12','2056-12-01','2056-12-31',2056,60,90,0);
INSERT INTO "months" VALUES('2057-01','2057-01-01','2057-01-31',2056,60,90,0);
INSERT INTO "months" VALUES('2057-02','2057-02-01','2057-02-28',2056,60,90,0);
INSERT INTO "months" VALUES('2057-03','2057-03-01','2057-03-31',2056,60,90,0);
INSERT INTO "months" VALUES('2057-04','2057-04-01','2057-04-30',2056,60,90,0);
INSERT INTO "months" VALUES('2057-05','2057-05-01','2057-05-31',2056,60,90,0);
INSERT INTO "months" VALUES('2057-06','2057-06-01','2057-06-30',2056,60,90,0);
INSERT INTO "months" VALUES('2057-07','2057-07-01','2057-07-31',2056,60,90,0);
INSERT INTO "months" VALUES('2057-08','2057-08-01','2057-08-31',2056,60,90,0);
INSERT INTO "months" VALUES('2057-09','2057-09-01','2057-09-30',2057,60,90,0);
INSERT INTO "months" VALUES('2057-10','2057-10-01','2057-10-31',2057,60,90,0);
INSERT INTO "months" VALUES('2057-11','2057-11-01','2057-11-30',2057,60,90,0);
INSERT INTO "months" VALUES('2057-12','2057-12-01','2057-12-31',2057,60,90,0);
INSERT INTO "months" VALUES('2058-01','2058-01-01','2058-01-31',2057,60,90,0);
INSERT INTO "months" VALUES('2058-02','2058-02-01','2058-02-28',2057,60,90,0);
INSERT INTO "months" VALUES('2058-03','2058-03-01','2058-03-31',2057,60,90,0);
INSERT INTO "months" VALUES('2058-04','2058-04-01','2058-04-30',2057,60,90,0);
INSERT INTO "months" VALUES('2058-05','2058-05-01','2058-05-31',2057,60,90,0);
INSERT INTO "months" VALUES('2058-06','2058-06-01','2058-06-30',2057,60,90,0);
INSERT INTO "months" VALUES('2058-07','2058-07-01','2058-07-31',2057,60,90,0);
INSERT INTO "months" VALUES('2058-08','2058-08-01','2058-08-31',2057,60,90,0);
INSERT INTO "months" VALUES('2058-09','2058-09-01','2058-09-30',2058,60,90,0);
INSERT INTO "months" VALUES('2058-10','2058-10-01','2058-10-31',2058,60,90,0);
INSERT INTO "months" VALUES('2058-11','2058-11-01','2058-11-30',2058,60,90,0);
INSERT INTO "months" VALUES('2058-12','2058-12-01','2058-12-31',2058,60,90,0);
INSERT INTO "months" VALUES('2059-01','2059-01-01','2059-01-31',2058,60,90,0);
INSERT INTO "months" VALUES('2059-02','2059-02-01','2059-02-28',2058,60,90,0);
INSERT INTO "months" VALUES('2059-03','2059-03-01','2059-03-31',2058,60,90,0);
INSERT INTO "months" VALUES('2059-04','2059-04-01','2059-04-30',2058,60,90,0);
INSERT INTO "months" VALUES('2059-05','2059-05-01','2059-05-31',2058,60,90,0);
INSERT INTO "months" VALUES('2059-06','2059-06-01','2059-06-30',2058,60,90,0);
INSERT INTO "months" VALUES('2059-07','2059-07-01','2059-07-31',2058,60,90,0);
INSERT INTO "months" VALUES('2059-08','2059-08-01','2059-08-31',2058,60,90,0);
INSERT INTO "months" VALUES('2059-09','2059-09-01','2059-09-30',2059,60,90,0);
INSERT INTO "months" VALUES('2059-10','2059-10-01','2059-10-31',2059,60,90,0);
INSERT INTO "months" VALUES('2059-11','2059-11-01','2059-11-30',2059,60,90,0);
INSERT INTO "months" VALUES('2059-12','2059-12-01','2059-12-31',2059,60,90,0);
INSERT INTO "months" VALUES('2060-01','2060-01-01','2060-01-31',2059,60,90,0);
INSERT INTO "months" VALUES('2060-02','2060-02-01','2060-02-29',2059,60,90,0);
INSERT INTO "months" VALUES('2060-03','2060-03-01','2060-03-31',2059,60,90,0);
INSERT INTO "months" VALUES('2060-04','2060-04-01','2060-04-30',2059,60,90,0);
INSERT INTO "months" VALUES('2060-05','2060-05-01','2060-05-31',2059,60,90,0);
INSERT INTO "months" VALUES('2060-06','2060-06-01','2060-06-30',2059,60,90,0);
INSERT INTO "months" VALUES('2060-07','2060-07-01','2060-07-31',2059,60,90,0);
INSERT INTO "months" VALUES('2060-08','2060-08-01','2060-08-31',2059,60,90,0);
INSERT INTO "months" VALUES('2060-09','2060-09-01','2060-09-30',2060,60,90,0);
INSERT INTO "months" VALUES('2060-10','2060-10-01','2060-10-31',2060,60,90,0);
INSERT INTO "months" VALUES('2060-11','2060-11-01','2060-11-30',2060,60,90,0);
INSERT INTO "months" VALUES('2060-12','2060-12-01','2060-12-31',2060,60,90,0);
CREATE TABLE pair_cycles (
	pair_id VARCHAR(32) NOT NULL, 
	cycle SMALLINT NOT NULL, 
	person_id VARCHAR(32) NOT NULL, 
	region SMALLINT, 
	cohort SMALLINT, 
	program_type VARCHAR(24), 
	role VARCHAR(24), 
	month VARCHAR(7) NOT NULL, 
	program_year SMALLINT NOT NULL, 
	opened_on DATE NOT NULL, 
	last_on DATE NOT NULL, 
	furthest_step SMALLINT NOT NULL, 
	steps INTEGER DEFAULT '0' NOT NULL, 
	completed_on DATE, 
	CONSTRAINT pk_pair_cycles PRIMARY KEY (pair_id, cycle)
);
INSERT INTO "pair_cycles" VALUES('PAIR-2025-0002',1,'P-00519',1,2025,'HEAD_START','MENTEE','2025-10',2025,'2025-10-28','2026-02-11',5,5,'2026-02-11');
INSERT INTO "pair_cycles" VALUES('PAIR-2025-0002',2,'P-00519',1,2025,'HEAD_START','MENTEE','2026-03',2025,'2026-03-13','2026-06-12',4,3,NULL);
INSERT INTO "pair_cycles" VALUES('PAIR-2025-0003',1,'P-00806',1,2025,'CENTER','MENTEE','2025-10',2025,'2025-10-07','2026-03-24',5,5,'2026-03-06');
INSERT INTO "pair_cycles" VALUES('PAIR-2025-0003',2,'P-00806',1,2025,'CENTER','MENTEE','2026-04',2025,'2026-04-01','2026-06-09',5,4,'2026-06-09');
CREATE TABLE pair_goals (
	pair_id VARCHAR(32) NOT NULL, 
	person_id VARCHAR(32) NOT NULL, 
	region SMALLINT, 
	cohort SMALLINT, 
	program_type VARCHAR(24), 
	role VARCHAR(24), 
	program_year SMALLINT NOT NULL, 
	goals_set INTEGER DEFAULT '0' NOT NULL, 
	scaled_goals INTEGER DEFAULT '0' NOT NULL, 
	scaling_score FLOAT, 
	CONSTRAINT pk_pair_goals PRIMARY KEY (pair_id)
);
INSERT INTO "pair_goals" VALUES('PAIR-2023-0012','P-00063',1,2023,'CENTER','MENTEE',2023,3,0,NULL);
INSERT INTO "pair_goals" VALUES('PAIR-2025-0002','P-00519',1,2025,'HEAD_START','MENTEE',2025,6,0,NULL);
INSERT INTO "pair_goals" VALUES('PAIR-2025-0003','P-00806',1,2025,'CENTER','MENTEE',2025,4,0,NULL);
CREATE TABLE pair_months (
	pair_id VARCHAR(32) NOT NULL, 
	month VARCHAR(7) NOT NULL, 
	person_id VARCHAR(32) NOT NULL, 
	region SMALLINT, 
	cohort SMALLINT, 
	program_type VARCHAR(24), 
	role VARCHAR(24), 
	program_year SMALLINT NOT NULL, 
	active_days INTEGER DEFAULT '0' NOT NULL, 
	eligible INTEGER DEFAULT '0' NOT NULL, 
	checklist INTEGER DEFAULT '0' NOT NULL, 
	monthly_survey INTEGER DEFAULT '0' NOT NULL, 
	contact_month INTEGER DEFAULT '0' NOT NULL, 
	contacts INTEGER DEFAULT '0' NOT NULL, 
	minutes INTEGER DEFAULT '0' NOT NULL, 
	focused_minutes INTEGER DEFAULT '0' NOT NULL, 
	strategies INTEGER DEFAULT '0' NOT NULL, 
	complete_contacts INTEGER DEFAULT '0' NOT NULL, 
	minutes_f2f INTEGER DEFAULT '0' NOT NULL, 
	minutes_live_video INTEGER DEFAULT '0' NOT NULL, 
	minutes_phone INTEGER DEFAULT '0' NOT NULL, 
	minutes_async_video INTEGER DEFAULT '0' NOT NULL, 
	contacts_f2f INTEGER DEFAULT '0' NOT NULL, 
	contacts_live_video INTEGER DEFAULT '0' NOT NULL, 
	contacts_phone INTEGER DEFAULT '0' NOT NULL, 
	contacts_async_video INTEGER DEFAULT '0' NOT NULL, 
	cancelled INTEGER DEFAULT '0' NOT NULL, 
	logged INTEGER DEFAULT '0' NOT NULL, 
	intended_low INTEGER DEFAULT '0' NOT NULL, 
	intended_high INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_pair_months PRIMARY KEY (pair_id, month)
);
INSERT INTO "pair_months" VALUES('PAIR-2023-0012','2023-12','P-00063',1,2023,'CENTER','MENTEE',2023,31,1,1,1,1,2,145,145,3,1,145,0,0,0,2,0,0,0,0,2,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2023-0012','2024-01','P-00063',1,2023,'CENTER','MENTEE',2023,10,0,1,0,1,1,75,75,2,1,0,0,75,0,0,0,1,0,0,1,0,0);
INSERT INTO "pair_months" VALUES('PAIR-2025-0002','2025-10','P-00519',1,2025,'HEAD_START','MENTEE',2025,15,1,1,1,1,1,80,80,2,0,0,80,0,0,0,1,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0002','2025-11','P-00519',1,2025,'HEAD_START','MENTEE',2025,30,1,1,0,1,1,85,85,2,1,85,0,0,25,1,0,0,1,0,2,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0002','2025-12','P-00519',1,2025,'HEAD_START','MENTEE',2025,31,1,1,1,1,2,180,180,5,1,0,90,90,0,0,1,1,0,0,2,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0002','2026-01','P-00519',1,2025,'HEAD_START','MENTEE',2025,31,1,1,0,1,1,80,80,0,0,0,80,0,0,0,1,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0002','2026-02','P-00519',1,2025,'HEAD_START','MENTEE',2025,28,1,1,0,1,1,80,80,4,0,0,80,0,0,0,1,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0002','2026-03','P-00519',1,2025,'HEAD_START','MENTEE',2025,31,1,1,1,1,1,90,90,1,0,0,0,90,0,0,0,1,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0002','2026-04','P-00519',1,2025,'HEAD_START','MENTEE',2025,30,1,1,1,1,2,155,155,3,2,155,0,0,0,2,0,0,0,0,2,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0002','2026-05','P-00519',1,2025,'HEAD_START','MENTEE',2025,31,1,1,0,1,1,55,55,0,0,55,0,0,0,1,0,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0002','2026-06','P-00519',1,2025,'HEAD_START','MENTEE',2025,15,1,1,0,1,2,135,135,6,1,0,135,0,0,0,2,0,0,0,2,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0003','2025-09','P-00806',1,2025,'CENTER','MENTEE',2025,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "pair_months" VALUES('PAIR-2025-0003','2025-10','P-00806',1,2025,'CENTER','MENTEE',2025,31,1,1,1,1,1,80,80,0,0,0,80,0,0,0,1,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0003','2025-11','P-00806',1,2025,'CENTER','MENTEE',2025,30,1,1,1,1,2,130,130,5,1,55,75,0,0,1,1,0,0,0,2,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0003','2025-12','P-00806',1,2025,'CENTER','MENTEE',2025,31,1,1,0,1,1,70,70,2,0,0,70,0,0,0,1,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0003','2026-01','P-00806',1,2025,'CENTER','MENTEE',2025,31,1,1,1,1,1,70,70,4,1,70,0,0,0,1,0,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0003','2026-02','P-00806',1,2025,'CENTER','MENTEE',2025,28,1,1,0,1,1,90,90,1,0,90,0,0,0,1,0,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0003','2026-03','P-00806',1,2025,'CENTER','MENTEE',2025,31,1,1,1,1,2,180,180,5,0,90,90,0,0,1,1,0,0,0,2,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0003','2026-04','P-00806',1,2025,'CENTER','MENTEE',2025,30,1,1,1,1,2,180,180,5,2,80,100,0,25,1,1,0,1,0,3,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0003','2026-05','P-00806',1,2025,'CENTER','MENTEE',2025,31,1,1,1,1,1,90,90,0,0,90,0,0,25,1,0,0,1,0,2,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0003','2026-06','P-00806',1,2025,'CENTER','MENTEE',2025,12,0,1,0,1,1,95,95,0,0,95,0,0,0,1,0,0,0,0,1,0,0);
INSERT INTO "pair_months" VALUES('PAIR-2023-0012','2023-10','P-00063',1,2023,'CENTER','MENTEE',2023,30,1,1,1,1,1,90,85,2,0,90,0,0,0,1,0,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2023-0012','2023-11','P-00063',1,2023,'CENTER','MENTEE',2023,30,1,1,1,1,1,80,75,2,0,80,0,0,0,1,0,0,0,0,1,60,90);
CREATE TABLE pair_status (
	pair_id VARCHAR(32) NOT NULL, 
	person_id VARCHAR(32) NOT NULL, 
	coach_id VARCHAR(32) NOT NULL, 
	region SMALLINT, 
	cohort SMALLINT, 
	program_type VARCHAR(24), 
	role VARCHAR(24), 
	program_year SMALLINT NOT NULL, 
	start_date DATE NOT NULL, 
	planned_end DATE NOT NULL, 
	end_date DATE, 
	end_reason VARCHAR(24), 
	attrition INTEGER DEFAULT '0' NOT NULL, 
	first_contact DATE, 
	last_contact DATE, 
	last_checklist DATE, 
	baseline_date DATE, 
	second_date DATE, 
	CONSTRAINT pk_pair_status PRIMARY KEY (pair_id)
);
INSERT INTO "pair_status" VALUES('PAIR-2023-0012','P-00063','P-00022',1,2023,'CENTER','MENTEE',2023,'2023-10-02','2024-06-11','2024-01-10','left_program',1,'2023-10-13','2024-01-03','2024-01-03',NULL,NULL);
INSERT INTO "pair_status" VALUES('PAIR-2025-0002','P-00519','P-00013',1,2025,'HEAD_START','MENTEE',2025,'2025-10-17','2026-06-15','2026-06-15','completed',0,'2025-10-28','2026-06-12','2026-06-12','2025-10-10','2026-05-07');
INSERT INTO "pair_status" VALUES('PAIR-2025-0003','P-00806','P-00014',1,2025,'CENTER','MENTEE',2025,'2025-09-30','2026-06-12','2026-06-12','completed',0,'2025-10-07','2026-06-09','2026-06-09','2025-10-03','2026-05-05');
CREATE TABLE pairs (
	pair_id VARCHAR(32) NOT NULL, 
	coach_id VARCHAR(32) NOT NULL, 
	mentee_id VARCHAR(32) NOT NULL, 
	il_id VARCHAR(32), 
	cohort_year SMALLINT NOT NULL, 
	start_date DATE NOT NULL, 
	planned_end DATE, 
	end_date DATE, 
	end_reason VARCHAR(24), 
	region SMALLINT, 
	cohort SMALLINT, 
	program_type VARCHAR(24), 
	role VARCHAR(24), 
	import_id INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	CONSTRAINT pk_pairs PRIMARY KEY (pair_id), 
	CONSTRAINT fk_pairs_coach_id FOREIGN KEY(coach_id) REFERENCES participants (participant_id), 
	CONSTRAINT fk_pairs_mentee_id FOREIGN KEY(mentee_id) REFERENCES participants (participant_id)
);
INSERT INTO "pairs" VALUES('PAIR-2023-0012','P-00022','P-00063','P-00103',2023,'2023-10-02','2024-06-11','2024-01-10','left_program',1,2023,'CENTER','MENTEE',3,2);
INSERT INTO "pairs" VALUES('PAIR-2025-0002','P-00013','P-00519','P-00545',2025,'2025-10-17','2026-06-15','2026-06-15','completed',1,2025,'HEAD_START','MENTEE',3,3);
INSERT INTO "pairs" VALUES('PAIR-2025-0003','P-00014','P-00806','P-00097',2025,'2025-09-30','2026-06-12','2026-06-12','completed',1,2025,'CENTER','MENTEE',3,4);
CREATE TABLE participants (
	participant_id VARCHAR(32) NOT NULL, 
	pq_registry_id VARCHAR(32), 
	first_name VARCHAR(160), 
	last_name VARCHAR(160), 
	role VARCHAR(24) NOT NULL, 
	program_number VARCHAR(32) NOT NULL, 
	hire_date DATE, 
	eec_qualification VARCHAR(24), 
	education VARCHAR(24), 
	ece_related VARCHAR(24), 
	cda_status VARCHAR(24), 
	years_experience FLOAT, 
	languages VARCHAR(400), 
	consent VARCHAR(24) NOT NULL, 
	region SMALLINT, 
	program_type VARCHAR(24), 
	import_id INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	CONSTRAINT pk_participants PRIMARY KEY (participant_id), 
	CONSTRAINT fk_participants_program_number FOREIGN KEY(program_number) REFERENCES programs (program_number)
);
INSERT INTO "participants" VALUES('P-00013','PQ-900013','Ivy','Demo-Cedar','CT','PRG-0027','2013-02-27','director_1','ba','N','holds',20.3,'English','educator_level',1,'CENTER',2,2);
INSERT INTO "participants" VALUES('P-00014','PQ-900014','Amal','Demo-Holly','CT','PRG-0005','2021-03-04','lead_ps','ba','Y','holds',5.8,'English;Spanish','educator_level',1,'CENTER',2,3);
INSERT INTO "participants" VALUES('P-00022','PQ-900022','Nia','Demo-Cedar','CT','PRG-0027','2011-11-13','lead_ps','aa','Y','none',23.4,'English','educator_level',1,'CENTER',2,4);
INSERT INTO "participants" VALUES('P-00063','PQ-900063','Rita','Demo-Birch','MENTEE','PRG-0041','2022-07-26','teacher_ps','hs','N','none',2.7,'English;Spanish','aggregate',1,'CENTER',2,5);
INSERT INTO "participants" VALUES('P-00097','PQ-900097','Maya','Demo-Plum','IL','PRG-0018','2019-09-13','director_2','ba','Y','none',10.5,'English','aggregate',1,'CENTER',2,6);
INSERT INTO "participants" VALUES('P-00103','PQ-900103','Fay','Demo-Fir','IL','PRG-0041','2015-06-03','director_2','ba','Y','none',13.5,'English','educator_level',1,'CENTER',2,7);
INSERT INTO "participants" VALUES('P-00519','PQ-900519','Omar','Demo-Plum','MENTEE','PRG-0049','2018-07-16','lead_ps','hs','Y','holds',9.6,'English','educator_level',1,'HEAD_START',2,8);
INSERT INTO "participants" VALUES('P-00545','PQ-900545','Rita','Demo-Fir','IL','PRG-0049','2018-04-16','director_1','ba','Y','none',16.0,'English','aggregate',1,'HEAD_START',2,9);
INSERT INTO "participants" VALUES('P-00806','PQ-900806','Rita','Demo-Apple','MENTEE','PRG-0018','2023-02-05','teacher_ps','aa','N','none',3.6,'English;Portuguese','educator_level',1,'CENTER',2,10);
CREATE TABLE participation (
	person_id VARCHAR(32) NOT NULL, 
	program_year SMALLINT NOT NULL, 
	role VARCHAR(24) NOT NULL, 
	region SMALLINT, 
	cohort SMALLINT, 
	program_type VARCHAR(24), 
	paired INTEGER DEFAULT '0' NOT NULL, 
	mentees INTEGER DEFAULT '0' NOT NULL, 
	begun DATE, 
	first_session DATE, 
	orientation INTEGER DEFAULT '0' NOT NULL, 
	training_minutes INTEGER DEFAULT '0' NOT NULL, 
	training_days INTEGER DEFAULT '0' NOT NULL, 
	trained_on DATE, 
	CONSTRAINT pk_participation PRIMARY KEY (person_id, program_year, role)
);
INSERT INTO "participation" VALUES('P-00022',2023,'CT',1,2023,'CENTER',1,1,'2023-10-02','2023-10-13',1,0,0,NULL);
INSERT INTO "participation" VALUES('P-00063',2023,'MENTEE',1,2023,'CENTER',1,0,'2023-10-02','2023-10-13',0,0,0,NULL);
INSERT INTO "participation" VALUES('P-00103',2023,'IL',1,2023,'CENTER',1,0,'2023-10-02',NULL,0,0,0,NULL);
INSERT INTO "participation" VALUES('P-00013',2025,'CT',1,2025,'CENTER',1,1,'2025-10-17','2025-10-28',0,2520,6,'2023-09-11');
INSERT INTO "participation" VALUES('P-00014',2025,'CT',1,2025,'CENTER',1,1,'2025-09-30','2025-10-07',0,2520,6,'2023-10-25');
INSERT INTO "participation" VALUES('P-00097',2025,'IL',1,2025,'CENTER',1,0,'2025-09-30',NULL,0,0,0,NULL);
INSERT INTO "participation" VALUES('P-00519',2025,'MENTEE',1,2025,'HEAD_START',1,0,'2025-10-17','2025-10-28',0,0,0,NULL);
INSERT INTO "participation" VALUES('P-00545',2025,'IL',1,2025,'HEAD_START',1,0,'2025-10-17',NULL,0,0,0,NULL);
INSERT INTO "participation" VALUES('P-00806',2025,'MENTEE',1,2025,'CENTER',1,0,'2025-09-30','2025-10-07',0,0,0,NULL);
CREATE TABLE program_levels (
	program_number VARCHAR(32) NOT NULL, 
	cohort SMALLINT NOT NULL, 
	system VARCHAR(24) NOT NULL, 
	valid_from DATE NOT NULL, 
	valid_to DATE, 
	region SMALLINT, 
	program_type VARCHAR(24), 
	program_year SMALLINT NOT NULL, 
	first_pair VARCHAR(32) NOT NULL, 
	start_level SMALLINT, 
	granted SMALLINT, 
	self_assessed SMALLINT, 
	CONSTRAINT pk_program_levels PRIMARY KEY (program_number, cohort, system, valid_from)
);
INSERT INTO "program_levels" VALUES('PRG-0041',2023,'QRIS','2023-10-02',NULL,1,'CENTER',2023,'PAIR-2023-0012',2,2,NULL);
INSERT INTO "program_levels" VALUES('PRG-0018',2025,'QRIS','2025-09-30',NULL,1,'CENTER',2025,'PAIR-2025-0003',2,2,NULL);
INSERT INTO "program_levels" VALUES('PRG-0049',2025,'QRIS','2025-10-17',NULL,1,'HEAD_START',2025,'PAIR-2025-0002',3,3,3);
CREATE TABLE program_regions (
	program_number VARCHAR(32) NOT NULL, 
	scheme VARCHAR(24) NOT NULL, 
	valid_from DATE NOT NULL, 
	region VARCHAR(160) NOT NULL, 
	import_id INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	CONSTRAINT pk_program_regions PRIMARY KEY (program_number, scheme, valid_from)
);
INSERT INTO "program_regions" VALUES('PRG-0005','PAC','2012-07-01','1',1,2);
INSERT INTO "program_regions" VALUES('PRG-0005','LICENSING','2012-07-01','Western',1,2);
INSERT INTO "program_regions" VALUES('PRG-0005','SUBSIDY','2012-07-01','Region 1',1,2);
INSERT INTO "program_regions" VALUES('PRG-0018','PAC','2012-07-01','1',1,3);
INSERT INTO "program_regions" VALUES('PRG-0018','LICENSING','2012-07-01','Western',1,3);
INSERT INTO "program_regions" VALUES('PRG-0018','SUBSIDY','2012-07-01','Region 1',1,3);
INSERT INTO "program_regions" VALUES('PRG-0027','PAC','2012-07-01','1',1,4);
INSERT INTO "program_regions" VALUES('PRG-0027','LICENSING','2012-07-01','Western',1,4);
INSERT INTO "program_regions" VALUES('PRG-0027','SUBSIDY','2012-07-01','Region 1',1,4);
INSERT INTO "program_regions" VALUES('PRG-0041','PAC','2012-07-01','1',1,5);
INSERT INTO "program_regions" VALUES('PRG-0041','LICENSING','2012-07-01','Northeast',1,5);
INSERT INTO "program_regions" VALUES('PRG-0041','SUBSIDY','2012-07-01','Region 1',1,5);
INSERT INTO "program_regions" VALUES('PRG-0049','PAC','2012-07-01','1',1,6);
INSERT INTO "program_regions" VALUES('PRG-0049','LICENSING','2012-07-01','Western',1,6);
INSERT INTO "program_regions" VALUES('PRG-0049','SUBSIDY','2012-07-01','Region 1',1,6);
CREATE TABLE programs (
	program_number VARCHAR(32) NOT NULL, 
	name VARCHAR(160) NOT NULL, 
	program_type VARCHAR(24) NOT NULL, 
	licensed VARCHAR(24), 
	city_town VARCHAR(160), 
	fcc_system VARCHAR(160), 
	subsidised_share FLOAT, 
	region SMALLINT, 
	licensing_region VARCHAR(160), 
	subsidy_region VARCHAR(160), 
	import_id INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	CONSTRAINT pk_programs PRIMARY KEY (program_number)
);
INSERT INTO "programs" VALUES('PRG-0005','Kite Demo Center','CENTER','Y','Demo Orchard',NULL,0.55,1,'Western','Region 1',1,2);
INSERT INTO "programs" VALUES('PRG-0018','Robin Demo Center II','CENTER','Y','Demo Falls',NULL,0.23,1,'Western','Region 1',1,3);
INSERT INTO "programs" VALUES('PRG-0027','Treehouse Demo Center','CENTER','Y','Demo Orchard',NULL,0.77,1,'Western','Region 1',1,4);
INSERT INTO "programs" VALUES('PRG-0041','Maple Demo Center','CENTER','Y','Demo Orchard',NULL,0.67,1,'Northeast','Region 1',1,5);
INSERT INTO "programs" VALUES('PRG-0049','Acorn Demo Head Start','HEAD_START','Y','Demo Hills',NULL,0.72,1,'Western','Region 1',1,6);
CREATE TABLE qris (
	program_number VARCHAR(32) NOT NULL, 
	system VARCHAR(24) NOT NULL, 
	rating_status VARCHAR(24) NOT NULL, 
	effective_date DATE NOT NULL, 
	level SMALLINT NOT NULL, 
	region SMALLINT, 
	import_id INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	CONSTRAINT pk_qris PRIMARY KEY (program_number, system, rating_status, effective_date)
);
INSERT INTO "qris" VALUES('PRG-0005','QRIS','granted','2022-08-02',2,1,10,2);
INSERT INTO "qris" VALUES('PRG-0018','QRIS','granted','2023-06-23',2,1,10,3);
INSERT INTO "qris" VALUES('PRG-0027','QRIS','granted','2023-03-20',3,1,10,4);
INSERT INTO "qris" VALUES('PRG-0041','QRIS','granted','2022-09-13',2,1,10,5);
INSERT INTO "qris" VALUES('PRG-0049','QRIS','granted','2022-11-14',2,1,10,6);
INSERT INTO "qris" VALUES('PRG-0049','QRIS','self_assessed','2023-12-15',3,1,10,7);
INSERT INTO "qris" VALUES('PRG-0049','QRIS','granted','2024-09-04',3,1,10,8);
CREATE TABLE refused_lines (
	import_id INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	texts JSON, 
	region SMALLINT, 
	CONSTRAINT pk_refused_lines PRIMARY KEY (import_id, line)
);
CREATE TABLE replaced_rows (
	import_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	table_name VARCHAR(24) NOT NULL, 
	line INTEGER NOT NULL, 
	old_values JSON NOT NULL, 
	region SMALLINT, 
	CONSTRAINT pk_replaced_rows PRIMARY KEY (import_id, number)
);
INSERT INTO "replaced_rows" VALUES(17,1,'sessions',2,'{"session_id":"S-2023-0012-01","pair_id":"PAIR-2023-0012","session_date":"2023-10-13","start_time":"12:45","minutes_observation":0,"minutes_conference":85,"minutes_total":85,"contact_type":"conference","venue":"f2f","status":"completed","strategies":"feedback;using_data","content":null,"goals_addressed":null,"goals_achieved":null,"cycle_step":null,"submitted_at":"2023-10-24","logged_by":"coach","month":"2023-10","program_year":2023,"contact":1,"strategy_count":2,"duplicate_of":null,"person_id":"P-00063","region":1,"cohort":2023,"program_type":"CENTER","role":"MENTEE","import_id":6,"line":2}',NULL);
INSERT INTO "replaced_rows" VALUES(17,2,'sessions',3,'{"session_id":"S-2023-0012-02","pair_id":"PAIR-2023-0012","session_date":"2023-11-15","start_time":"09:00","minutes_observation":0,"minutes_conference":75,"minutes_total":75,"contact_type":"conference","venue":"f2f","status":"completed","strategies":"co_teaching;coaching_conversations","content":"environments","goals_addressed":"G-2023-0012-1","goals_achieved":null,"cycle_step":null,"submitted_at":"2023-11-18","logged_by":"coach","month":"2023-11","program_year":2023,"contact":1,"strategy_count":2,"duplicate_of":null,"person_id":"P-00063","region":1,"cohort":2023,"program_type":"CENTER","role":"MENTEE","import_id":6,"line":3}',NULL);
CREATE TABLE sessions (
	session_id VARCHAR(32) NOT NULL, 
	pair_id VARCHAR(32) NOT NULL, 
	session_date DATE NOT NULL, 
	start_time VARCHAR(5), 
	minutes_observation INTEGER, 
	minutes_conference INTEGER, 
	minutes_total INTEGER, 
	contact_type VARCHAR(24) NOT NULL, 
	venue VARCHAR(24) NOT NULL, 
	status VARCHAR(24) NOT NULL, 
	strategies VARCHAR(400), 
	content VARCHAR(400), 
	goals_addressed VARCHAR(400), 
	goals_achieved VARCHAR(400), 
	cycle_step SMALLINT, 
	submitted_at DATE, 
	logged_by VARCHAR(24), 
	month VARCHAR(7) NOT NULL, 
	program_year SMALLINT NOT NULL, 
	contact SMALLINT NOT NULL, 
	strategy_count SMALLINT NOT NULL, 
	duplicate_of VARCHAR(32), 
	person_id VARCHAR(32), 
	region SMALLINT, 
	cohort SMALLINT, 
	program_type VARCHAR(24), 
	role VARCHAR(24), 
	import_id INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	CONSTRAINT pk_sessions PRIMARY KEY (session_id), 
	CONSTRAINT fk_sessions_pair_id FOREIGN KEY(pair_id) REFERENCES pairs (pair_id)
);
INSERT INTO "sessions" VALUES('S-2023-0012-01','PAIR-2023-0012','2023-10-13','12:45',0,85,90,'conference','f2f','completed','feedback;using_data',NULL,NULL,NULL,NULL,'2023-10-24','coach','2023-10',2023,1,2,NULL,'P-00063',1,2023,'CENTER','MENTEE',17,2);
INSERT INTO "sessions" VALUES('S-2023-0012-02','PAIR-2023-0012','2023-11-15','09:00',0,75,80,'conference','f2f','completed','co_teaching;coaching_conversations','environments','G-2023-0012-1',NULL,NULL,'2023-11-18','coach','2023-11',2023,1,2,NULL,'P-00063',1,2023,'CENTER','MENTEE',17,3);
INSERT INTO "sessions" VALUES('S-2023-0012-03','PAIR-2023-0012','2023-12-05','11:45',50,40,90,'observation_conference','f2f','completed','co_teaching;observing','environments;workforce','G-2023-0012-1;G-2023-0012-2',NULL,NULL,'2023-12-07','coach','2023-12',2023,1,2,NULL,'P-00063',1,2023,'CENTER','MENTEE',6,4);
INSERT INTO "sessions" VALUES('S-2023-0012-04','PAIR-2023-0012','2023-12-19','09:00',55,0,55,'observation','f2f','completed','coaching_conversations',NULL,'G-2023-0012-1',NULL,NULL,'2023-12-21','coach','2023-12',2023,1,1,NULL,'P-00063',1,2023,'CENTER','MENTEE',6,5);
INSERT INTO "sessions" VALUES('S-2023-0012-05','PAIR-2023-0012','2024-01-03','13:45',75,0,75,'observation','phone','completed','modeling;feedback','workforce','G-2023-0012-2','G-2023-0012-2',NULL,'2024-01-05','coach','2024-01',2023,1,2,NULL,'P-00063',1,2023,'CENTER','MENTEE',6,6);
INSERT INTO "sessions" VALUES('S-2025-0002-01','PAIR-2025-0002','2025-10-28','11:15',0,80,80,'conference','live_video','completed','modeling;observing','leadership',NULL,NULL,1,'2025-10-31','coach','2025-10',2025,1,2,NULL,'P-00519',1,2025,'HEAD_START','MENTEE',7,2);
INSERT INTO "sessions" VALUES('S-2025-0002-02','PAIR-2025-0002','2025-11-13','16:00',0,25,25,'email','async_video','completed','feedback;observing','environments','G-2025-0002-1;G-2025-0002-2',NULL,NULL,'2025-11-14','coach','2025-11',2025,0,2,NULL,'P-00519',1,2025,'HEAD_START','MENTEE',7,3);
INSERT INTO "sessions" VALUES('S-2025-0002-03','PAIR-2025-0002','2025-11-17','12:30',30,55,85,'observation_conference','f2f','completed','co_teaching;reflective_practice','leadership','G-2025-0002-2',NULL,1,'2025-11-22','coach','2025-11',2025,1,2,NULL,'P-00519',1,2025,'HEAD_START','MENTEE',7,4);
INSERT INTO "sessions" VALUES('S-2025-0002-04','PAIR-2025-0002','2025-12-12','11:30',90,0,90,'observation','phone','completed','data_analysis;co_teaching;observing','family','G-2025-0002-2;G-2025-0002-4',NULL,2,'2025-12-17','coach','2025-12',2025,1,3,NULL,'P-00519',1,2025,'HEAD_START','MENTEE',7,5);
INSERT INTO "sessions" VALUES('S-2025-0002-05','PAIR-2025-0002','2025-12-26','14:00',45,45,90,'observation_conference','live_video','completed','modeling;coaching_conversations','environments','G-2025-0002-3',NULL,3,'2025-12-27','coach','2025-12',2025,1,2,NULL,'P-00519',1,2025,'HEAD_START','MENTEE',7,6);
INSERT INTO "sessions" VALUES('S-2025-0002-06','PAIR-2025-0002','2026-01-09','16:45',45,35,80,'observation_conference','live_video','completed',NULL,'curriculum','G-2025-0002-1;G-2025-0002-2;G-2025-0002-4','G-2025-0002-2',4,'2026-01-16','coach','2026-01',2025,1,0,NULL,'P-00519',1,2025,'HEAD_START','MENTEE',7,7);
INSERT INTO "sessions" VALUES('S-2025-0002-07','PAIR-2025-0002','2026-02-11','11:00',0,80,80,'conference','live_video','completed','data_analysis;co_teaching;sharing_resources;reflective_practice','workforce','G-2025-0002-3;G-2025-0002-5;G-2025-0002-6','G-2025-0002-3;G-2025-0002-5',5,'2026-02-14','coach','2026-02',2025,1,4,NULL,'P-00519',1,2025,'HEAD_START','MENTEE',7,8);
INSERT INTO "sessions" VALUES('S-2025-0002-08','PAIR-2025-0002','2026-03-13','16:30',50,40,90,'observation_conference','phone','completed','using_data','environments','G-2025-0002-4;G-2025-0002-6',NULL,1,'2026-03-15','coach','2026-03',2025,1,1,NULL,'P-00519',1,2025,'HEAD_START','MENTEE',7,9);
INSERT INTO "sessions" VALUES('S-2025-0002-09','PAIR-2025-0002','2026-04-08',NULL,40,60,100,'observation_conference','f2f','completed','data_analysis;feedback',NULL,'G-2025-0002-4',NULL,1,'2026-04-11','coach','2026-04',2025,1,2,NULL,'P-00519',1,2025,'HEAD_START','MENTEE',7,10);
INSERT INTO "sessions" VALUES('S-2025-0002-10','PAIR-2025-0002','2026-04-22','09:45',25,30,55,'observation_conference','f2f','completed','coaching_conversations','environments','G-2025-0002-6',NULL,3,'2026-04-23','coach','2026-04',2025,1,1,NULL,'P-00519',1,2025,'HEAD_START','MENTEE',7,11);
INSERT INTO "sessions" VALUES('S-2025-0002-11','PAIR-2025-0002','2026-05-06','10:00',0,55,55,'group','f2f','completed',NULL,'curriculum','G-2025-0002-1;G-2025-0002-4',NULL,3,'2026-05-09','coach','2026-05',2025,1,0,NULL,'P-00519',1,2025,'HEAD_START','MENTEE',7,12);
INSERT INTO "sessions" VALUES('S-2025-0002-12','PAIR-2025-0002','2026-06-03','13:15',35,25,60,'observation_conference','live_video','completed','best_practice_video;coaching_conversations','curriculum',NULL,NULL,4,'2026-06-13','coach','2026-06',2025,1,2,NULL,'P-00519',1,2025,'HEAD_START','MENTEE',7,13);
INSERT INTO "sessions" VALUES('S-2025-0002-13','PAIR-2025-0002','2026-06-12','08:00',40,35,75,'observation_conference','live_video','completed','feedback;co_teaching;coaching_conversations;observing','environments','G-2025-0002-6',NULL,4,'2026-06-14','coach','2026-06',2025,1,4,NULL,'P-00519',1,2025,'HEAD_START','MENTEE',7,14);
INSERT INTO "sessions" VALUES('S-2025-0003-01','PAIR-2025-0003','2025-10-07','08:30',35,45,80,'observation_conference','live_video','completed',NULL,'environments',NULL,NULL,1,'2025-10-14','coach','2025-10',2025,1,0,NULL,'P-00806',1,2025,'CENTER','MENTEE',7,15);
INSERT INTO "sessions" VALUES('S-2025-0003-02','PAIR-2025-0003','2025-11-11','10:15',75,0,75,'observation','live_video','completed','modeling;reflective_practice','workforce','G-2025-0003-1','G-2025-0003-1',1,'2025-11-17','coach','2025-11',2025,1,2,NULL,'P-00806',1,2025,'CENTER','MENTEE',7,16);
INSERT INTO "sessions" VALUES('S-2025-0003-03','PAIR-2025-0003','2025-11-19','14:15',0,55,55,'conference','f2f','completed','modeling;feedback;sharing_resources','family',NULL,NULL,2,'2025-11-20','coach','2025-11',2025,1,3,NULL,'P-00806',1,2025,'CENTER','MENTEE',7,17);
INSERT INTO "sessions" VALUES('S-2025-0003-04','PAIR-2025-0003','2025-12-25','08:45',0,70,70,'conference','live_video','completed','observing;reflective_practice','curriculum',NULL,NULL,3,'2025-12-26','coach','2025-12',2025,1,2,NULL,'P-00806',1,2025,'CENTER','MENTEE',7,18);
INSERT INTO "sessions" VALUES('S-2025-0003-05','PAIR-2025-0003','2026-01-23','14:30',30,40,70,'observation_conference','f2f','completed','feedback;best_practice_video;coaching_conversations;using_data','environments','G-2025-0003-2;G-2025-0003-3',NULL,4,'2026-01-24','coach','2026-01',2025,1,4,NULL,'P-00806',1,2025,'CENTER','MENTEE',7,19);
INSERT INTO "sessions" VALUES('S-2025-0003-06','PAIR-2025-0003','2026-02-13','08:15',45,45,90,'observation_conference','f2f','completed','using_data','leadership','G-2025-0003-2;G-2025-0003-4',NULL,4,'2026-02-15','coach','2026-02',2025,1,1,NULL,'P-00806',1,2025,'CENTER','MENTEE',7,20);
INSERT INTO "sessions" VALUES('S-2025-0003-07','PAIR-2025-0003','2026-03-06',NULL,0,90,90,'conference','live_video','completed','data_analysis;modeling;feedback','environments;family','G-2025-0003-2;G-2025-0003-3;G-2025-0003-4','G-2025-0003-2',5,'2026-03-12','coach','2026-03',2025,1,3,NULL,'P-00806',1,2025,'CENTER','MENTEE',7,21);
INSERT INTO "sessions" VALUES('S-2025-0003-08','PAIR-2025-0003','2026-03-24','11:45',0,90,90,'conference','f2f','completed','modeling;coaching_conversations',NULL,'G-2025-0003-3',NULL,5,'2026-04-07','coach','2026-03',2025,1,2,NULL,'P-00806',1,2025,'CENTER','MENTEE',7,22);
INSERT INTO "sessions" VALUES('S-2025-0003-09','PAIR-2025-0003','2026-04-01','13:00',35,45,80,'observation_conference','f2f','completed','best_practice_video;coaching_conversations','curriculum','G-2025-0003-4',NULL,1,'2026-04-12','mentee','2026-04',2025,1,2,NULL,'P-00806',1,2025,'CENTER','MENTEE',7,23);
INSERT INTO "sessions" VALUES('S-2025-0003-10','PAIR-2025-0003','2026-04-01','11:30',NULL,NULL,25,'email','async_video','completed','co_teaching;best_practice_video;reflective_practice;using_data','family','G-2025-0003-3;G-2025-0003-4',NULL,NULL,'2026-04-08','coach','2026-04',2025,0,4,NULL,'P-00806',1,2025,'CENTER','MENTEE',7,24);
INSERT INTO "sessions" VALUES('S-2025-0003-11','PAIR-2025-0003','2026-04-08','13:15',40,60,100,'observation_conference','live_video','completed','data_analysis;modeling;coaching_conversations','family','G-2025-0003-4',NULL,2,'2026-04-11','coach','2026-04',2025,1,3,NULL,'P-00806',1,2025,'CENTER','MENTEE',7,25);
INSERT INTO "sessions" VALUES('S-2025-0003-12','PAIR-2025-0003','2026-05-20',NULL,0,25,25,'email','async_video','completed','data_analysis;observing','workforce','G-2025-0003-3','G-2025-0003-3',NULL,'2026-05-24','coach','2026-05',2025,0,2,NULL,'P-00806',1,2025,'CENTER','MENTEE',7,26);
INSERT INTO "sessions" VALUES('S-2025-0003-13','PAIR-2025-0003','2026-05-25','09:15',40,50,90,'observation_conference','f2f','completed',NULL,'leadership','G-2025-0003-4',NULL,4,'2026-06-03','coach','2026-05',2025,1,0,NULL,'P-00806',1,2025,'CENTER','MENTEE',7,27);
INSERT INTO "sessions" VALUES('S-2025-0003-14','PAIR-2025-0003','2026-06-09','11:00',45,50,95,'observation_conference','f2f','completed',NULL,'curriculum;workforce',NULL,NULL,5,'2026-06-10','coach','2026-06',2025,1,0,NULL,'P-00806',1,2025,'CENTER','MENTEE',7,28);
INSERT INTO "sessions" VALUES('S-2025-0003-08-M','PAIR-2025-0003','2026-03-24','11:45',0,90,90,'conference','f2f','completed','modeling;coaching_conversations',NULL,'G-2025-0003-3',NULL,NULL,'2026-04-07','mentee','2026-03',2025,1,2,'S-2025-0003-08','P-00806',1,2025,'CENTER','MENTEE',15,2);
CREATE TABLE sign_ins (
	token_hash VARCHAR(64) NOT NULL, 
	account_id INTEGER NOT NULL, 
	csrf_token VARCHAR(64) NOT NULL, 
	created_at DATETIME NOT NULL, 
	last_seen DATETIME NOT NULL, 
	ended_at DATETIME, 
	CONSTRAINT pk_sign_ins PRIMARY KEY (token_hash), 
	CONSTRAINT fk_sign_ins_account_id FOREIGN KEY(account_id) REFERENCES accounts (account_id)
);
CREATE TABLE step_status (
	step_id VARCHAR(32) NOT NULL, 
	goal_id VARCHAR(32) NOT NULL, 
	pair_id VARCHAR(32) NOT NULL, 
	person_id VARCHAR(32) NOT NULL, 
	region SMALLINT, 
	cohort SMALLINT, 
	program_type VARCHAR(24), 
	role VARCHAR(24), 
	program_year SMALLINT NOT NULL, 
	due DATE, 
	done DATE, 
	dropped INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_step_status PRIMARY KEY (step_id)
);
INSERT INTO "step_status" VALUES('ST-2023-0012-2-1','G-2023-0012-2','PAIR-2023-0012','P-00063',1,2023,'CENTER','MENTEE',2023,'2023-12-08','2023-12-15',0);
INSERT INTO "step_status" VALUES('ST-2023-0012-2-2','G-2023-0012-2','PAIR-2023-0012','P-00063',1,2023,'CENTER','MENTEE',2023,'2023-12-23','2023-12-26',0);
INSERT INTO "step_status" VALUES('ST-2023-0012-3-1','G-2023-0012-3','PAIR-2023-0012','P-00063',1,2023,'CENTER','MENTEE',2023,'2024-01-17','2024-01-11',0);
INSERT INTO "step_status" VALUES('ST-2023-0012-3-2','G-2023-0012-3','PAIR-2023-0012','P-00063',1,2023,'CENTER','MENTEE',2023,'2024-02-06',NULL,0);
INSERT INTO "step_status" VALUES('ST-2023-0012-3-3','G-2023-0012-3','PAIR-2023-0012','P-00063',1,2023,'CENTER','MENTEE',2023,'2024-02-26','2024-03-01',0);
INSERT INTO "step_status" VALUES('ST-2025-0002-2-1','G-2025-0002-2','PAIR-2025-0002','P-00519',1,2025,'HEAD_START','MENTEE',2025,'2025-11-21','2025-11-27',0);
INSERT INTO "step_status" VALUES('ST-2025-0002-2-2','G-2025-0002-2','PAIR-2025-0002','P-00519',1,2025,'HEAD_START','MENTEE',2025,'2025-12-06','2025-12-04',0);
INSERT INTO "step_status" VALUES('ST-2025-0002-2-3','G-2025-0002-2','PAIR-2025-0002','P-00519',1,2025,'HEAD_START','MENTEE',2025,'2025-12-21','2025-12-07',0);
INSERT INTO "step_status" VALUES('ST-2025-0002-2-4','G-2025-0002-2','PAIR-2025-0002','P-00519',1,2025,'HEAD_START','MENTEE',2025,'2026-01-05','2025-12-28',0);
INSERT INTO "step_status" VALUES('ST-2025-0002-3-1','G-2025-0002-3','PAIR-2025-0002','P-00519',1,2025,'HEAD_START','MENTEE',2025,'2025-12-30','2026-01-10',0);
INSERT INTO "step_status" VALUES('ST-2025-0002-3-2','G-2025-0002-3','PAIR-2025-0002','P-00519',1,2025,'HEAD_START','MENTEE',2025,'2026-02-03','2026-01-20',0);
INSERT INTO "step_status" VALUES('ST-2025-0002-4-1','G-2025-0002-4','PAIR-2025-0002','P-00519',1,2025,'HEAD_START','MENTEE',2025,'2026-01-01','2025-12-27',1);
CREATE TABLE support_years (
	person_id VARCHAR(32) NOT NULL, 
	sfy SMALLINT NOT NULL, 
	region SMALLINT, 
	cohort SMALLINT, 
	program_type VARCHAR(24), 
	role VARCHAR(24), 
	program_year SMALLINT NOT NULL, 
	pairs_as_coach INTEGER DEFAULT '0' NOT NULL, 
	pairs_as_mentee INTEGER DEFAULT '0' NOT NULL, 
	stipend_entitled INTEGER DEFAULT '0' NOT NULL, 
	items_entitled INTEGER DEFAULT '0' NOT NULL, 
	stipend_records INTEGER DEFAULT '0' NOT NULL, 
	stipend_payments INTEGER DEFAULT '0' NOT NULL, 
	stipend_approved INTEGER DEFAULT '0' NOT NULL, 
	stipend_paid INTEGER DEFAULT '0' NOT NULL, 
	substitute_records INTEGER DEFAULT '0' NOT NULL, 
	substitute_payments INTEGER DEFAULT '0' NOT NULL, 
	substitute_approved INTEGER DEFAULT '0' NOT NULL, 
	substitute_paid INTEGER DEFAULT '0' NOT NULL, 
	classroom_items_records INTEGER DEFAULT '0' NOT NULL, 
	classroom_items_payments INTEGER DEFAULT '0' NOT NULL, 
	classroom_items_approved INTEGER DEFAULT '0' NOT NULL, 
	classroom_items_paid INTEGER DEFAULT '0' NOT NULL, 
	device_records INTEGER DEFAULT '0' NOT NULL, 
	device_payments INTEGER DEFAULT '0' NOT NULL, 
	device_approved INTEGER DEFAULT '0' NOT NULL, 
	device_paid INTEGER DEFAULT '0' NOT NULL, 
	substitute_minutes INTEGER DEFAULT '0' NOT NULL, 
	training_minutes INTEGER DEFAULT '0' NOT NULL, 
	coaching_minutes INTEGER DEFAULT '0' NOT NULL, 
	contact_minutes INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_support_years PRIMARY KEY (person_id, sfy)
);
INSERT INTO "support_years" VALUES('P-00013',2024,1,NULL,'CENTER','CT',2023,0,0,0,0,1,1,200000,200000,0,0,0,0,0,0,0,0,0,0,0,0,0,3420,0,0);
INSERT INTO "support_years" VALUES('P-00013',2025,1,NULL,'CENTER','CT',2024,0,0,0,0,1,1,100000,100000,1,1,14800,14800,0,0,0,0,0,0,0,0,480,0,0,0);
INSERT INTO "support_years" VALUES('P-00013',2026,1,2025,'CENTER','CT',2025,1,0,200000,0,1,1,200000,200000,1,1,24050,24050,0,0,0,0,0,0,0,0,780,0,940,0);
INSERT INTO "support_years" VALUES('P-00014',2024,1,NULL,'CENTER','CT',2023,0,0,0,0,1,1,200000,200000,1,1,53650,53650,0,0,0,0,0,0,0,0,1740,3240,0,0);
INSERT INTO "support_years" VALUES('P-00014',2025,1,NULL,'CENTER','CT',2024,0,0,0,0,1,1,200000,200000,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "support_years" VALUES('P-00014',2026,1,2025,'CENTER','CT',2025,1,0,200000,0,1,1,100000,100000,0,0,0,0,0,0,0,0,0,0,0,0,0,0,985,0);
INSERT INTO "support_years" VALUES('P-00097',2024,1,NULL,'CENTER','IL',2023,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,360,0,0);
INSERT INTO "support_years" VALUES('P-00519',2025,1,NULL,'HEAD_START','MENTEE',2024,0,0,0,0,0,0,0,0,0,0,0,0,1,1,20251,20251,0,0,0,0,0,0,0,0);
INSERT INTO "support_years" VALUES('P-00519',2026,1,2025,'HEAD_START','MENTEE',2025,0,1,0,55000,0,0,0,0,0,0,0,0,1,1,29794,29794,0,0,0,0,0,0,940,940);
INSERT INTO "support_years" VALUES('P-00806',2026,1,2025,'CENTER','MENTEE',2025,0,1,0,55000,0,0,0,0,0,0,0,0,1,1,29829,29829,0,0,0,0,0,0,985,985);
INSERT INTO "support_years" VALUES('P-00022',2024,1,2023,'CENTER','CT',2023,1,0,200000,0,1,1,200000,200000,0,0,0,0,0,0,0,0,0,0,0,0,0,360,390,0);
INSERT INTO "support_years" VALUES('P-00063',2024,1,2023,'CENTER','MENTEE',2023,0,1,0,55000,0,0,0,0,0,0,0,0,1,1,21349,21349,0,0,0,0,0,0,390,390);
CREATE TABLE survey_due (
	person_id VARCHAR(32) NOT NULL, 
	survey VARCHAR(24) NOT NULL, 
	wave VARCHAR(24) NOT NULL, 
	about_id VARCHAR(32) NOT NULL, 
	region SMALLINT, 
	cohort SMALLINT, 
	program_type VARCHAR(24), 
	role VARCHAR(24), 
	program_year SMALLINT NOT NULL, 
	point VARCHAR(24) NOT NULL, 
	survey_wave VARCHAR(24) NOT NULL, 
	asked_on DATE NOT NULL, 
	answered INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_survey_due PRIMARY KEY (person_id, survey, wave, about_id)
);
INSERT INTO "survey_due" VALUES('P-00022','KSB','2023-PRE','P-00022',1,2023,'CENTER','CT',2023,'PRE','KSB-PRE','2023-10-02',1);
INSERT INTO "survey_due" VALUES('P-00063','EFF','2023-PRE','P-00063',1,2023,'CENTER','MENTEE',2023,'PRE','EFF-PRE','2023-10-02',1);
INSERT INTO "survey_due" VALUES('P-00013','KSB','2025-PRE','P-00013',1,2025,'CENTER','CT',2025,'PRE','KSB-PRE','2025-10-17',0);
INSERT INTO "survey_due" VALUES('P-00014','KSB','2025-PRE','P-00014',1,2025,'CENTER','CT',2025,'PRE','KSB-PRE','2025-09-30',1);
INSERT INTO "survey_due" VALUES('P-00013','KSB','2025-END','P-00013',1,2025,'CENTER','CT',2025,'END','KSB-END','2026-06-15',1);
INSERT INTO "survey_due" VALUES('P-00014','KSB','2025-END','P-00014',1,2025,'CENTER','CT',2025,'END','KSB-END','2026-06-12',1);
INSERT INTO "survey_due" VALUES('P-00519','EFF','2025-PRE','P-00519',1,2025,'HEAD_START','MENTEE',2025,'PRE','EFF-PRE','2025-10-17',1);
INSERT INTO "survey_due" VALUES('P-00806','EFF','2025-PRE','P-00806',1,2025,'CENTER','MENTEE',2025,'PRE','EFF-PRE','2025-09-30',1);
INSERT INTO "survey_due" VALUES('P-00519','EFF','2025-END','P-00519',1,2025,'HEAD_START','MENTEE',2025,'END','EFF-END','2026-06-15',1);
INSERT INTO "survey_due" VALUES('P-00806','EFF','2025-END','P-00806',1,2025,'CENTER','MENTEE',2025,'END','EFF-END','2026-06-12',0);
INSERT INTO "survey_due" VALUES('P-00013','CTM','2025-END','P-00519',1,2025,'CENTER','CT',2025,'END','CTM-END','2026-06-15',1);
INSERT INTO "survey_due" VALUES('P-00014','CTM','2025-END','P-00806',1,2025,'CENTER','CT',2025,'END','CTM-END','2026-06-12',1);
INSERT INTO "survey_due" VALUES('P-00519','CTM','2025-END','P-00519',1,2025,'HEAD_START','MENTEE',2025,'END','CTM-END','2026-06-15',1);
INSERT INTO "survey_due" VALUES('P-00806','CTM','2025-END','P-00806',1,2025,'CENTER','MENTEE',2025,'END','CTM-END','2026-06-12',1);
INSERT INTO "survey_due" VALUES('P-00519','SAT','2025-END','P-00519',1,2025,'HEAD_START','MENTEE',2025,'END','SAT-END','2026-06-15',0);
INSERT INTO "survey_due" VALUES('P-00806','SAT','2025-END','P-00806',1,2025,'CENTER','MENTEE',2025,'END','SAT-END','2026-06-12',1);
CREATE TABLE survey_items (
	person_id VARCHAR(32) NOT NULL, 
	survey VARCHAR(24) NOT NULL, 
	version VARCHAR(24) NOT NULL, 
	wave VARCHAR(24) NOT NULL, 
	about_id VARCHAR(32) NOT NULL, 
	item VARCHAR(24) NOT NULL, 
	region SMALLINT, 
	cohort SMALLINT, 
	program_type VARCHAR(24), 
	role VARCHAR(24), 
	program_year SMALLINT NOT NULL, 
	value FLOAT NOT NULL, 
	CONSTRAINT pk_survey_items PRIMARY KEY (person_id, survey, version, wave, about_id, item)
);
INSERT INTO "survey_items" VALUES('P-00013','CTM','1','2025-END','P-00519','CTM01',1,2025,'CENTER','CT',2025,4.0);
INSERT INTO "survey_items" VALUES('P-00013','CTM','1','2025-END','P-00519','CTM02',1,2025,'CENTER','CT',2025,5.0);
INSERT INTO "survey_items" VALUES('P-00013','CTM','1','2025-END','P-00519','CTM03',1,2025,'CENTER','CT',2025,3.0);
INSERT INTO "survey_items" VALUES('P-00013','CTM','1','2025-END','P-00519','CTM04',1,2025,'CENTER','CT',2025,4.0);
INSERT INTO "survey_items" VALUES('P-00013','CTM','1','2025-END','P-00519','CTM05',1,2025,'CENTER','CT',2025,5.0);
INSERT INTO "survey_items" VALUES('P-00013','KSB','1','2025-END','P-00013','KSB01',1,2025,'CENTER','CT',2025,3.0);
INSERT INTO "survey_items" VALUES('P-00013','KSB','1','2025-END','P-00013','KSB02',1,2025,'CENTER','CT',2025,3.0);
INSERT INTO "survey_items" VALUES('P-00013','KSB','1','2025-END','P-00013','KSB03',1,2025,'CENTER','CT',2025,5.0);
INSERT INTO "survey_items" VALUES('P-00013','KSB','1','2025-END','P-00013','KSB04',1,2025,'CENTER','CT',2025,4.0);
INSERT INTO "survey_items" VALUES('P-00013','KSB','1','2025-END','P-00013','KSB05',1,2025,'CENTER','CT',2025,5.0);
INSERT INTO "survey_items" VALUES('P-00013','KSB','1','2025-END','P-00013','KSB06',1,2025,'CENTER','CT',2025,4.0);
INSERT INTO "survey_items" VALUES('P-00013','KSB','1','2025-END','P-00013','KSB07',1,2025,'CENTER','CT',2025,4.0);
INSERT INTO "survey_items" VALUES('P-00013','KSB','1','2025-END','P-00013','KSB08',1,2025,'CENTER','CT',2025,5.0);
INSERT INTO "survey_items" VALUES('P-00014','CTM','1','2025-END','P-00806','CTM01',1,2025,'CENTER','CT',2025,4.0);
INSERT INTO "survey_items" VALUES('P-00014','CTM','1','2025-END','P-00806','CTM02',1,2025,'CENTER','CT',2025,4.0);
INSERT INTO "survey_items" VALUES('P-00014','CTM','1','2025-END','P-00806','CTM03',1,2025,'CENTER','CT',2025,3.0);
INSERT INTO "survey_items" VALUES('P-00014','CTM','1','2025-END','P-00806','CTM04',1,2025,'CENTER','CT',2025,4.0);
INSERT INTO "survey_items" VALUES('P-00014','CTM','1','2025-END','P-00806','CTM05',1,2025,'CENTER','CT',2025,5.0);
INSERT INTO "survey_items" VALUES('P-00014','KSB','1','2025-END','P-00014','KSB01',1,2025,'CENTER','CT',2025,4.0);
INSERT INTO "survey_items" VALUES('P-00014','KSB','1','2025-END','P-00014','KSB02',1,2025,'CENTER','CT',2025,5.0);
INSERT INTO "survey_items" VALUES('P-00014','KSB','1','2025-END','P-00014','KSB03',1,2025,'CENTER','CT',2025,4.0);
INSERT INTO "survey_items" VALUES('P-00014','KSB','1','2025-END','P-00014','KSB04',1,2025,'CENTER','CT',2025,5.0);
INSERT INTO "survey_items" VALUES('P-00014','KSB','1','2025-END','P-00014','KSB05',1,2025,'CENTER','CT',2025,5.0);
INSERT INTO "survey_items" VALUES('P-00014','KSB','1','2025-END','P-00014','KSB06',1,2025,'CENTER','CT',2025,5.0);
INSERT INTO "survey_items" VALUES('P-00014','KSB','1','2025-END','P-00014','KSB07',1,2025,'CENTER','CT',2025,4.0);
INSERT INTO "survey_items" VALUES('P-00014','KSB','1','2025-END','P-00014','KSB08',1,2025,'CENTER','CT',2025,4.0);
INSERT INTO "survey_items" VALUES('P-00519','EFF','1','2025-END','P-00519','EFF01',1,2025,'HEAD_START','MENTEE',2025,4.0);
INSERT INTO "survey_items" VALUES('P-00519','EFF','1','2025-END','P-00519','EFF02',1,2025,'HEAD_START','MENTEE',2025,3.0);
INSERT INTO "survey_items" VALUES('P-00519','EFF','1','2025-END','P-00519','EFF03',1,2025,'HEAD_START','MENTEE',2025,4.0);
INSERT INTO "survey_items" VALUES('P-00519','EFF','1','2025-END','P-00519','EFF04',1,2025,'HEAD_START','MENTEE',2025,4.0);
INSERT INTO "survey_items" VALUES('P-00519','EFF','1','2025-END','P-00519','EFF05',1,2025,'HEAD_START','MENTEE',2025,2.0);
INSERT INTO "survey_items" VALUES('P-00519','EFF','1','2025-END','P-00519','EFF06',1,2025,'HEAD_START','MENTEE',2025,4.0);
INSERT INTO "survey_items" VALUES('P-00519','CTM','1','2025-END','P-00519','CTM01',1,2025,'HEAD_START','MENTEE',2025,4.0);
INSERT INTO "survey_items" VALUES('P-00519','CTM','1','2025-END','P-00519','CTM02',1,2025,'HEAD_START','MENTEE',2025,4.0);
INSERT INTO "survey_items" VALUES('P-00519','CTM','1','2025-END','P-00519','CTM03',1,2025,'HEAD_START','MENTEE',2025,4.0);
INSERT INTO "survey_items" VALUES('P-00519','CTM','1','2025-END','P-00519','CTM04',1,2025,'HEAD_START','MENTEE',2025,5.0);
INSERT INTO "survey_items" VALUES('P-00519','CTM','1','2025-END','P-00519','CTM05',1,2025,'HEAD_START','MENTEE',2025,5.0);
INSERT INTO "survey_items" VALUES('P-00806','SAT','1','2025-END','P-00806','SAT01',1,2025,'CENTER','MENTEE',2025,4.0);
INSERT INTO "survey_items" VALUES('P-00806','SAT','1','2025-END','P-00806','SAT02',1,2025,'CENTER','MENTEE',2025,5.0);
INSERT INTO "survey_items" VALUES('P-00806','SAT','1','2025-END','P-00806','SAT03',1,2025,'CENTER','MENTEE',2025,5.0);
INSERT INTO "survey_items" VALUES('P-00806','SAT','1','2025-END','P-00806','SAT04',1,2025,'CENTER','MENTEE',2025,5.0);
INSERT INTO "survey_items" VALUES('P-00806','CTM','1','2025-END','P-00806','CTM01',1,2025,'CENTER','MENTEE',2025,5.0);
INSERT INTO "survey_items" VALUES('P-00806','CTM','1','2025-END','P-00806','CTM02',1,2025,'CENTER','MENTEE',2025,5.0);
INSERT INTO "survey_items" VALUES('P-00806','CTM','1','2025-END','P-00806','CTM03',1,2025,'CENTER','MENTEE',2025,2.0);
INSERT INTO "survey_items" VALUES('P-00806','CTM','1','2025-END','P-00806','CTM04',1,2025,'CENTER','MENTEE',2025,4.0);
INSERT INTO "survey_items" VALUES('P-00806','CTM','1','2025-END','P-00806','CTM05',1,2025,'CENTER','MENTEE',2025,4.0);
CREATE TABLE survey_pairs (
	pair_id VARCHAR(32) NOT NULL, 
	version VARCHAR(24) NOT NULL, 
	person_id VARCHAR(32) NOT NULL, 
	coach_id VARCHAR(32) NOT NULL, 
	survey VARCHAR(24) NOT NULL, 
	region SMALLINT, 
	cohort SMALLINT, 
	program_type VARCHAR(24), 
	role VARCHAR(24), 
	program_year SMALLINT NOT NULL, 
	compared INTEGER DEFAULT '0' NOT NULL, 
	within_one INTEGER DEFAULT '0' NOT NULL, 
	difference FLOAT NOT NULL, 
	distance FLOAT NOT NULL, 
	CONSTRAINT pk_survey_pairs PRIMARY KEY (pair_id, version)
);
INSERT INTO "survey_pairs" VALUES('PAIR-2025-0002','1','P-00519','P-00013','CTM',1,2025,'HEAD_START','MENTEE',2025,5,5,-0.2,0.6);
INSERT INTO "survey_pairs" VALUES('PAIR-2025-0003','1','P-00806','P-00014','CTM',1,2025,'CENTER','MENTEE',2025,5,5,0.0,0.8);
CREATE TABLE survey_scores (
	person_id VARCHAR(32) NOT NULL, 
	survey VARCHAR(24) NOT NULL, 
	version VARCHAR(24) NOT NULL, 
	wave VARCHAR(24) NOT NULL, 
	about_id VARCHAR(32) NOT NULL, 
	region SMALLINT, 
	cohort SMALLINT, 
	program_type VARCHAR(24), 
	role VARCHAR(24), 
	program_year SMALLINT NOT NULL, 
	point VARCHAR(24) NOT NULL, 
	survey_wave VARCHAR(24) NOT NULL, 
	asked INTEGER DEFAULT '0' NOT NULL, 
	answered INTEGER DEFAULT '0' NOT NULL, 
	score FLOAT, 
	"before" FLOAT, 
	CONSTRAINT pk_survey_scores PRIMARY KEY (person_id, survey, version, wave, about_id)
);
INSERT INTO "survey_scores" VALUES('P-00022','KSB','1','2023-PRE','P-00022',1,2023,'CENTER','CT',2023,'PRE','KSB-PRE',8,8,2.875,NULL);
INSERT INTO "survey_scores" VALUES('P-00063','EFF','1','2023-PRE','P-00063',1,2023,'CENTER','MENTEE',2023,'PRE','EFF-PRE',6,6,2.83333333333333348136e+00,NULL);
INSERT INTO "survey_scores" VALUES('P-00013','CTM','1','2025-END','P-00519',1,2025,'CENTER','CT',2025,'END','CTM-END',5,5,4.2,NULL);
INSERT INTO "survey_scores" VALUES('P-00013','KSB','1','2025-END','P-00013',1,2025,'CENTER','CT',2025,'END','KSB-END',8,8,4.125,NULL);
INSERT INTO "survey_scores" VALUES('P-00014','CTM','1','2025-END','P-00806',1,2025,'CENTER','CT',2025,'END','CTM-END',5,5,4.0,NULL);
INSERT INTO "survey_scores" VALUES('P-00014','KSB','1','2025-END','P-00014',1,2025,'CENTER','CT',2025,'END','KSB-END',8,8,4.5,4.25);
INSERT INTO "survey_scores" VALUES('P-00014','KSB','1','2025-PRE','P-00014',1,2025,'CENTER','CT',2025,'PRE','KSB-PRE',8,8,4.25,NULL);
INSERT INTO "survey_scores" VALUES('P-00519','CTM','1','2025-END','P-00519',1,2025,'HEAD_START','MENTEE',2025,'END','CTM-END',5,5,4.4,NULL);
INSERT INTO "survey_scores" VALUES('P-00519','EFF','1','2025-END','P-00519',1,2025,'HEAD_START','MENTEE',2025,'END','EFF-END',6,6,3.5,3.5);
INSERT INTO "survey_scores" VALUES('P-00519','EFF','1','2025-PRE','P-00519',1,2025,'HEAD_START','MENTEE',2025,'PRE','EFF-PRE',6,6,3.5,NULL);
INSERT INTO "survey_scores" VALUES('P-00806','CTM','1','2025-END','P-00806',1,2025,'CENTER','MENTEE',2025,'END','CTM-END',5,5,4.0,NULL);
INSERT INTO "survey_scores" VALUES('P-00806','EFF','1','2025-PRE','P-00806',1,2025,'CENTER','MENTEE',2025,'PRE','EFF-PRE',6,6,3.33333333333333348136e+00,NULL);
INSERT INTO "survey_scores" VALUES('P-00806','SAT','1','2025-END','P-00806',1,2025,'CENTER','MENTEE',2025,'END','SAT-END',4,4,4.75,NULL);
CREATE TABLE surveys (
	instrument VARCHAR(24) NOT NULL, 
	version VARCHAR(24) NOT NULL, 
	wave VARCHAR(24) NOT NULL, 
	respondent_id VARCHAR(32) NOT NULL, 
	about_mentee_id VARCHAR(32) NOT NULL, 
	item VARCHAR(24) NOT NULL, 
	pair_id VARCHAR(32), 
	value FLOAT, 
	scale_min FLOAT NOT NULL, 
	scale_max FLOAT NOT NULL, 
	reverse VARCHAR(24) NOT NULL, 
	program_year SMALLINT NOT NULL, 
	point VARCHAR(24) NOT NULL, 
	region SMALLINT, 
	import_id INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	CONSTRAINT pk_surveys PRIMARY KEY (instrument, version, wave, respondent_id, about_mentee_id, item)
);
INSERT INTO "surveys" VALUES('EFF','1','2023-PRE','P-00063','P-00063','EFF01','PAIR-2023-0012',2.0,1.0,5.0,'N',2023,'PRE',1,13,2);
INSERT INTO "surveys" VALUES('EFF','1','2023-PRE','P-00063','P-00063','EFF02','PAIR-2023-0012',3.0,1.0,5.0,'N',2023,'PRE',1,13,3);
INSERT INTO "surveys" VALUES('EFF','1','2023-PRE','P-00063','P-00063','EFF03','PAIR-2023-0012',4.0,1.0,5.0,'N',2023,'PRE',1,13,4);
INSERT INTO "surveys" VALUES('EFF','1','2023-PRE','P-00063','P-00063','EFF04','PAIR-2023-0012',4.0,1.0,5.0,'N',2023,'PRE',1,13,5);
INSERT INTO "surveys" VALUES('EFF','1','2023-PRE','P-00063','P-00063','EFF05','PAIR-2023-0012',2.0,1.0,5.0,'N',2023,'PRE',1,13,6);
INSERT INTO "surveys" VALUES('EFF','1','2023-PRE','P-00063','P-00063','EFF06','PAIR-2023-0012',2.0,1.0,5.0,'N',2023,'PRE',1,13,7);
INSERT INTO "surveys" VALUES('MONTHLY','1','2023-10','P-00022','P-00063','MONTHLY01','PAIR-2023-0012',4.0,1.0,5.0,'N',2023,'MONTH',1,13,8);
INSERT INTO "surveys" VALUES('MONTHLY','1','2023-10','P-00022','P-00063','MONTHLY02','PAIR-2023-0012',5.0,1.0,5.0,'N',2023,'MONTH',1,13,9);
INSERT INTO "surveys" VALUES('MONTHLY','1','2023-11','P-00022','P-00063','MONTHLY01','PAIR-2023-0012',3.0,1.0,5.0,'N',2023,'MONTH',1,13,10);
INSERT INTO "surveys" VALUES('MONTHLY','1','2023-11','P-00022','P-00063','MONTHLY02','PAIR-2023-0012',5.0,1.0,5.0,'N',2023,'MONTH',1,13,11);
INSERT INTO "surveys" VALUES('MONTHLY','1','2023-12','P-00022','P-00063','MONTHLY01','PAIR-2023-0012',4.0,1.0,5.0,'N',2023,'MONTH',1,13,12);
INSERT INTO "surveys" VALUES('MONTHLY','1','2023-12','P-00022','P-00063','MONTHLY02','PAIR-2023-0012',4.0,1.0,5.0,'N',2023,'MONTH',1,13,13);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00519','P-00519','EFF01','PAIR-2025-0002',5.0,1.0,5.0,'N',2025,'PRE',1,13,14);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00519','P-00519','EFF02','PAIR-2025-0002',3.0,1.0,5.0,'N',2025,'PRE',1,13,15);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00519','P-00519','EFF03','PAIR-2025-0002',4.0,1.0,5.0,'N',2025,'PRE',1,13,16);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00519','P-00519','EFF04','PAIR-2025-0002',3.0,1.0,5.0,'N',2025,'PRE',1,13,17);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00519','P-00519','EFF05','PAIR-2025-0002',3.0,1.0,5.0,'N',2025,'PRE',1,13,18);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00519','P-00519','EFF06','PAIR-2025-0002',3.0,1.0,5.0,'N',2025,'PRE',1,13,19);
INSERT INTO "surveys" VALUES('EFF','1','2025-END','P-00519','P-00519','EFF01','PAIR-2025-0002',4.0,1.0,5.0,'N',2025,'END',1,13,20);
INSERT INTO "surveys" VALUES('EFF','1','2025-END','P-00519','P-00519','EFF02','PAIR-2025-0002',3.0,1.0,5.0,'N',2025,'END',1,13,21);
INSERT INTO "surveys" VALUES('EFF','1','2025-END','P-00519','P-00519','EFF03','PAIR-2025-0002',4.0,1.0,5.0,'N',2025,'END',1,13,22);
INSERT INTO "surveys" VALUES('EFF','1','2025-END','P-00519','P-00519','EFF04','PAIR-2025-0002',4.0,1.0,5.0,'N',2025,'END',1,13,23);
INSERT INTO "surveys" VALUES('EFF','1','2025-END','P-00519','P-00519','EFF05','PAIR-2025-0002',2.0,1.0,5.0,'N',2025,'END',1,13,24);
INSERT INTO "surveys" VALUES('EFF','1','2025-END','P-00519','P-00519','EFF06','PAIR-2025-0002',4.0,1.0,5.0,'N',2025,'END',1,13,25);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00519','P-00519','CTM01','PAIR-2025-0002',4.0,1.0,5.0,'N',2025,'END',1,13,26);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00519','P-00519','CTM02','PAIR-2025-0002',4.0,1.0,5.0,'N',2025,'END',1,13,27);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00519','P-00519','CTM03','PAIR-2025-0002',4.0,1.0,5.0,'N',2025,'END',1,13,28);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00519','P-00519','CTM04','PAIR-2025-0002',5.0,1.0,5.0,'N',2025,'END',1,13,29);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00519','P-00519','CTM05','PAIR-2025-0002',5.0,1.0,5.0,'N',2025,'END',1,13,30);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00013','P-00519','CTM01','PAIR-2025-0002',4.0,1.0,5.0,'N',2025,'END',1,13,31);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00013','P-00519','CTM02','PAIR-2025-0002',5.0,1.0,5.0,'N',2025,'END',1,13,32);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00013','P-00519','CTM03','PAIR-2025-0002',3.0,1.0,5.0,'N',2025,'END',1,13,33);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00013','P-00519','CTM04','PAIR-2025-0002',4.0,1.0,5.0,'N',2025,'END',1,13,34);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00013','P-00519','CTM05','PAIR-2025-0002',5.0,1.0,5.0,'N',2025,'END',1,13,35);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-10','P-00013','P-00519','MONTHLY01','PAIR-2025-0002',3.0,1.0,5.0,'N',2025,'MONTH',1,13,36);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-10','P-00013','P-00519','MONTHLY02','PAIR-2025-0002',5.0,1.0,5.0,'N',2025,'MONTH',1,13,37);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-12','P-00013','P-00519','MONTHLY01','PAIR-2025-0002',4.0,1.0,5.0,'N',2025,'MONTH',1,13,38);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-12','P-00013','P-00519','MONTHLY02','PAIR-2025-0002',3.0,1.0,5.0,'N',2025,'MONTH',1,13,39);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-03','P-00013','P-00519','MONTHLY01','PAIR-2025-0002',3.0,1.0,5.0,'N',2025,'MONTH',1,13,40);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-03','P-00013','P-00519','MONTHLY02','PAIR-2025-0002',4.0,1.0,5.0,'N',2025,'MONTH',1,13,41);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-04','P-00013','P-00519','MONTHLY01','PAIR-2025-0002',4.0,1.0,5.0,'N',2025,'MONTH',1,13,42);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00806','P-00806','EFF01','PAIR-2025-0003',3.0,1.0,5.0,'N',2025,'PRE',1,13,43);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00806','P-00806','EFF02','PAIR-2025-0003',3.0,1.0,5.0,'N',2025,'PRE',1,13,44);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00806','P-00806','EFF03','PAIR-2025-0003',5.0,1.0,5.0,'N',2025,'PRE',1,13,45);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00806','P-00806','EFF04','PAIR-2025-0003',2.0,1.0,5.0,'N',2025,'PRE',1,13,46);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00806','P-00806','EFF05','PAIR-2025-0003',3.0,1.0,5.0,'N',2025,'PRE',1,13,47);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00806','P-00806','EFF06','PAIR-2025-0003',4.0,1.0,5.0,'N',2025,'PRE',1,13,48);
INSERT INTO "surveys" VALUES('SAT','1','2025-END','P-00806','P-00806','SAT01','PAIR-2025-0003',4.0,1.0,5.0,'N',2025,'END',1,13,49);
INSERT INTO "surveys" VALUES('SAT','1','2025-END','P-00806','P-00806','SAT02','PAIR-2025-0003',5.0,1.0,5.0,'N',2025,'END',1,13,50);
INSERT INTO "surveys" VALUES('SAT','1','2025-END','P-00806','P-00806','SAT03','PAIR-2025-0003',5.0,1.0,5.0,'N',2025,'END',1,13,51);
INSERT INTO "surveys" VALUES('SAT','1','2025-END','P-00806','P-00806','SAT04','PAIR-2025-0003',5.0,1.0,5.0,'N',2025,'END',1,13,52);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00806','P-00806','CTM01','PAIR-2025-0003',5.0,1.0,5.0,'N',2025,'END',1,13,53);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00806','P-00806','CTM02','PAIR-2025-0003',5.0,1.0,5.0,'N',2025,'END',1,13,54);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00806','P-00806','CTM03','PAIR-2025-0003',2.0,1.0,5.0,'N',2025,'END',1,13,55);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00806','P-00806','CTM04','PAIR-2025-0003',4.0,1.0,5.0,'N',2025,'END',1,13,56);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00806','P-00806','CTM05','PAIR-2025-0003',4.0,1.0,5.0,'N',2025,'END',1,13,57);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00014','P-00806','CTM01','PAIR-2025-0003',4.0,1.0,5.0,'N',2025,'END',1,13,58);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00014','P-00806','CTM02','PAIR-2025-0003',4.0,1.0,5.0,'N',2025,'END',1,13,59);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00014','P-00806','CTM03','PAIR-2025-0003',3.0,1.0,5.0,'N',2025,'END',1,13,60);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00014','P-00806','CTM04','PAIR-2025-0003',4.0,1.0,5.0,'N',2025,'END',1,13,61);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00014','P-00806','CTM05','PAIR-2025-0003',5.0,1.0,5.0,'N',2025,'END',1,13,62);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-10','P-00014','P-00806','MONTHLY01','PAIR-2025-0003',3.0,1.0,5.0,'N',2025,'MONTH',1,13,63);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-10','P-00014','P-00806','MONTHLY02','PAIR-2025-0003',4.0,1.0,5.0,'N',2025,'MONTH',1,13,64);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-11','P-00014','P-00806','MONTHLY01','PAIR-2025-0003',3.0,1.0,5.0,'N',2025,'MONTH',1,13,65);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-11','P-00014','P-00806','MONTHLY02','PAIR-2025-0003',4.0,1.0,5.0,'N',2025,'MONTH',1,13,66);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-01','P-00014','P-00806','MONTHLY01','PAIR-2025-0003',3.0,1.0,5.0,'N',2025,'MONTH',1,13,67);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-01','P-00014','P-00806','MONTHLY02','PAIR-2025-0003',4.0,1.0,5.0,'N',2025,'MONTH',1,13,68);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-03','P-00014','P-00806','MONTHLY01','PAIR-2025-0003',4.0,1.0,5.0,'N',2025,'MONTH',1,13,69);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-03','P-00014','P-00806','MONTHLY02','PAIR-2025-0003',3.0,1.0,5.0,'N',2025,'MONTH',1,13,70);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-04','P-00014','P-00806','MONTHLY01','PAIR-2025-0003',3.0,1.0,5.0,'N',2025,'MONTH',1,13,71);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-04','P-00014','P-00806','MONTHLY02','PAIR-2025-0003',4.0,1.0,5.0,'N',2025,'MONTH',1,13,72);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-05','P-00014','P-00806','MONTHLY01','PAIR-2025-0003',3.0,1.0,5.0,'N',2025,'MONTH',1,13,73);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-05','P-00014','P-00806','MONTHLY02','PAIR-2025-0003',4.0,1.0,5.0,'N',2025,'MONTH',1,13,74);
INSERT INTO "surveys" VALUES('KSB','1','2023-PRE','P-00022','P-00022','KSB01','PAIR-2023-0012',3.0,1.0,5.0,'N',2023,'PRE',1,13,75);
INSERT INTO "surveys" VALUES('KSB','1','2023-PRE','P-00022','P-00022','KSB02','PAIR-2023-0012',2.0,1.0,5.0,'N',2023,'PRE',1,13,76);
INSERT INTO "surveys" VALUES('KSB','1','2023-PRE','P-00022','P-00022','KSB03','PAIR-2023-0012',2.0,1.0,5.0,'Y',2023,'PRE',1,13,77);
INSERT INTO "surveys" VALUES('KSB','1','2023-PRE','P-00022','P-00022','KSB04','PAIR-2023-0012',3.0,1.0,5.0,'N',2023,'PRE',1,13,78);
INSERT INTO "surveys" VALUES('KSB','1','2023-PRE','P-00022','P-00022','KSB05','PAIR-2023-0012',4.0,1.0,5.0,'N',2023,'PRE',1,13,79);
INSERT INTO "surveys" VALUES('KSB','1','2023-PRE','P-00022','P-00022','KSB06','PAIR-2023-0012',4.0,1.0,5.0,'Y',2023,'PRE',1,13,80);
INSERT INTO "surveys" VALUES('KSB','1','2023-PRE','P-00022','P-00022','KSB07','PAIR-2023-0012',2.0,1.0,5.0,'N',2023,'PRE',1,13,81);
INSERT INTO "surveys" VALUES('KSB','1','2023-PRE','P-00022','P-00022','KSB08','PAIR-2023-0012',3.0,1.0,5.0,'N',2023,'PRE',1,13,82);
INSERT INTO "surveys" VALUES('KSB','1','2025-END','P-00013','P-00013','KSB01','PAIR-2025-0002',3.0,1.0,5.0,'N',2025,'END',1,13,83);
INSERT INTO "surveys" VALUES('KSB','1','2025-END','P-00013','P-00013','KSB02','PAIR-2025-0002',3.0,1.0,5.0,'N',2025,'END',1,13,84);
INSERT INTO "surveys" VALUES('KSB','1','2025-END','P-00013','P-00013','KSB03','PAIR-2025-0002',1.0,1.0,5.0,'Y',2025,'END',1,13,85);
INSERT INTO "surveys" VALUES('KSB','1','2025-END','P-00013','P-00013','KSB04','PAIR-2025-0002',4.0,1.0,5.0,'N',2025,'END',1,13,86);
INSERT INTO "surveys" VALUES('KSB','1','2025-END','P-00013','P-00013','KSB05','PAIR-2025-0002',5.0,1.0,5.0,'N',2025,'END',1,13,87);
INSERT INTO "surveys" VALUES('KSB','1','2025-END','P-00013','P-00013','KSB06','PAIR-2025-0002',2.0,1.0,5.0,'Y',2025,'END',1,13,88);
INSERT INTO "surveys" VALUES('KSB','1','2025-END','P-00013','P-00013','KSB07','PAIR-2025-0002',4.0,1.0,5.0,'N',2025,'END',1,13,89);
INSERT INTO "surveys" VALUES('KSB','1','2025-END','P-00013','P-00013','KSB08','PAIR-2025-0002',5.0,1.0,5.0,'N',2025,'END',1,13,90);
INSERT INTO "surveys" VALUES('KSB','1','2025-PRE','P-00014','P-00014','KSB01','PAIR-2025-0003',4.0,1.0,5.0,'N',2025,'PRE',1,13,91);
INSERT INTO "surveys" VALUES('KSB','1','2025-PRE','P-00014','P-00014','KSB02','PAIR-2025-0003',4.0,1.0,5.0,'N',2025,'PRE',1,13,92);
INSERT INTO "surveys" VALUES('KSB','1','2025-PRE','P-00014','P-00014','KSB03','PAIR-2025-0003',1.0,1.0,5.0,'Y',2025,'PRE',1,13,93);
INSERT INTO "surveys" VALUES('KSB','1','2025-PRE','P-00014','P-00014','KSB04','PAIR-2025-0003',5.0,1.0,5.0,'N',2025,'PRE',1,13,94);
INSERT INTO "surveys" VALUES('KSB','1','2025-PRE','P-00014','P-00014','KSB05','PAIR-2025-0003',4.0,1.0,5.0,'N',2025,'PRE',1,13,95);
INSERT INTO "surveys" VALUES('KSB','1','2025-PRE','P-00014','P-00014','KSB06','PAIR-2025-0003',2.0,1.0,5.0,'Y',2025,'PRE',1,13,96);
INSERT INTO "surveys" VALUES('KSB','1','2025-PRE','P-00014','P-00014','KSB07','PAIR-2025-0003',3.0,1.0,5.0,'N',2025,'PRE',1,13,97);
INSERT INTO "surveys" VALUES('KSB','1','2025-PRE','P-00014','P-00014','KSB08','PAIR-2025-0003',5.0,1.0,5.0,'N',2025,'PRE',1,13,98);
INSERT INTO "surveys" VALUES('KSB','1','2025-END','P-00014','P-00014','KSB01','PAIR-2025-0003',4.0,1.0,5.0,'N',2025,'END',1,13,99);
INSERT INTO "surveys" VALUES('KSB','1','2025-END','P-00014','P-00014','KSB02','PAIR-2025-0003',5.0,1.0,5.0,'N',2025,'END',1,13,100);
INSERT INTO "surveys" VALUES('KSB','1','2025-END','P-00014','P-00014','KSB03','PAIR-2025-0003',2.0,1.0,5.0,'Y',2025,'END',1,13,101);
INSERT INTO "surveys" VALUES('KSB','1','2025-END','P-00014','P-00014','KSB04','PAIR-2025-0003',5.0,1.0,5.0,'N',2025,'END',1,13,102);
INSERT INTO "surveys" VALUES('KSB','1','2025-END','P-00014','P-00014','KSB05','PAIR-2025-0003',5.0,1.0,5.0,'N',2025,'END',1,13,103);
INSERT INTO "surveys" VALUES('KSB','1','2025-END','P-00014','P-00014','KSB06','PAIR-2025-0003',1.0,1.0,5.0,'Y',2025,'END',1,13,104);
INSERT INTO "surveys" VALUES('KSB','1','2025-END','P-00014','P-00014','KSB07','PAIR-2025-0003',4.0,1.0,5.0,'N',2025,'END',1,13,105);
INSERT INTO "surveys" VALUES('KSB','1','2025-END','P-00014','P-00014','KSB08','PAIR-2025-0003',4.0,1.0,5.0,'N',2025,'END',1,13,106);
CREATE TABLE uploads (
	upload_id VARCHAR(32) NOT NULL, 
	file_name VARCHAR(160) NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	bytes INTEGER NOT NULL, 
	sent_by VARCHAR(160) NOT NULL, 
	region SMALLINT, 
	sent_at DATETIME NOT NULL, 
	changed_at DATETIME NOT NULL, 
	status VARCHAR(24) NOT NULL, 
	format VARCHAR(24), 
	map_name VARCHAR(160), 
	encoding VARCHAR(24), 
	message TEXT DEFAULT '' NOT NULL, 
	preview JSON, 
	import_id INTEGER, 
	CONSTRAINT pk_uploads PRIMARY KEY (upload_id), 
	CONSTRAINT ck_uploads_known_status CHECK (status IN ('reading', 'asking', 'ready', 'refused', 'saving', 'saved', 'discarded'))
);
CREATE INDEX ix_action_plans_region ON action_plans (region);
CREATE INDEX ix_change_doses_region ON change_doses (region);
CREATE INDEX ix_class_agreement_region ON class_agreement (region);
CREATE INDEX ix_class_baselines_region ON class_baselines (region);
CREATE INDEX ix_class_changes_region ON class_changes (region);
CREATE INDEX ix_class_consistency_person_id ON class_consistency (person_id);
CREATE INDEX ix_class_consistency_region ON class_consistency (region);
CREATE INDEX ix_class_records_person_id ON class_records (person_id);
CREATE INDEX ix_class_records_region ON class_records (region);
CREATE INDEX ix_class_windows_region ON class_windows (region);
CREATE INDEX ix_coach_months_month_region ON coach_months (month, region);
CREATE INDEX ix_cycle_steps_region ON cycle_steps (region);
CREATE INDEX ix_employment_outcomes_region ON employment_outcomes (region);
CREATE INDEX ix_goal_status_pair_id ON goal_status (pair_id);
CREATE INDEX ix_goal_status_region ON goal_status (region);
CREATE INDEX ix_imports_sha256 ON imports (sha256);
CREATE INDEX ix_log_topics_month_region ON log_topics (month, region);
CREATE INDEX ix_pair_cycles_region ON pair_cycles (region);
CREATE INDEX ix_pair_goals_region ON pair_goals (region);
CREATE INDEX ix_pair_months_month_region ON pair_months (month, region);
CREATE INDEX ix_pair_status_person_id ON pair_status (person_id);
CREATE INDEX ix_pair_status_region ON pair_status (region);
CREATE INDEX ix_participation_region ON participation (region);
CREATE INDEX ix_program_levels_first_pair ON program_levels (first_pair);
CREATE INDEX ix_program_levels_region ON program_levels (region);
CREATE INDEX ix_step_status_pair_id ON step_status (pair_id);
CREATE INDEX ix_step_status_region ON step_status (region);
CREATE INDEX ix_support_years_region ON support_years (region);
CREATE INDEX ix_survey_due_region ON survey_due (region);
CREATE INDEX ix_survey_items_region ON survey_items (region);
CREATE INDEX ix_survey_pairs_region ON survey_pairs (region);
CREATE INDEX ix_survey_scores_region ON survey_scores (region);
CREATE INDEX ix_surveys_pair_id_wave ON surveys (pair_id, wave);
CREATE INDEX ix_surveys_respondent_id ON surveys (respondent_id);
CREATE INDEX ix_uploads_region ON uploads (region);
CREATE INDEX ix_participants_program_number ON participants (program_number);
CREATE INDEX ix_participants_region ON participants (region);
CREATE INDEX ix_sign_ins_account_id ON sign_ins (account_id);
CREATE INDEX ix_class_observations_educator_id ON class_observations (educator_id);
CREATE INDEX ix_class_observations_region ON class_observations (region);
CREATE INDEX ix_pairs_coach_id ON pairs (coach_id);
CREATE INDEX ix_pairs_mentee_id ON pairs (mentee_id);
CREATE INDEX ix_pairs_region ON pairs (region);
CREATE INDEX ix_goals_pair_id ON goals (pair_id);
CREATE INDEX ix_goals_region ON goals (region);
CREATE INDEX ix_sessions_pair_id_session_date ON sessions (pair_id, session_date);
CREATE INDEX ix_sessions_region_month ON sessions (region, month);
CREATE INDEX ix_action_steps_goal_id ON action_steps (goal_id);
CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log BEGIN SELECT RAISE(ABORT, 'The audit log is never changed and never deleted.'); END;
CREATE TRIGGER audit_log_no_delete BEFORE DELETE ON audit_log BEGIN SELECT RAISE(ABORT, 'The audit log is never changed and never deleted.'); END;
COMMIT;
