-- An invented state as an early stage of the first release held it, when its first migration
-- made fewer tables and columns; made by that stage's own import. Never changed: it stands for a
-- database out there.
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
INSERT INTO "accounts" VALUES(1,'eec.staff@demo.invalid','EEC program officer','eec_staff',NULL,'!',1,1,0,NULL,'2026-11-30 15:26:15.182473');
INSERT INTO "accounts" VALUES(2,'facilitator.region1@demo.invalid','Facilitator, Region 1 (Western)','facilitator',1,'!',1,1,0,NULL,'2026-11-30 15:26:15.213743');
INSERT INTO "accounts" VALUES(3,'facilitator.region2@demo.invalid','Facilitator, Region 2 (Central)','facilitator',2,'!',1,1,0,NULL,'2026-11-30 15:26:15.234619');
INSERT INTO "accounts" VALUES(4,'facilitator.region3@demo.invalid','Facilitator, Region 3 (Northeast)','facilitator',3,'!',1,1,0,NULL,'2026-11-30 15:26:15.256009');
INSERT INTO "accounts" VALUES(5,'facilitator.region5@demo.invalid','Facilitator, Region 5 (Southeast and Cape)','facilitator',5,'!',1,1,0,NULL,'2026-11-30 15:26:15.276883');
INSERT INTO "accounts" VALUES(6,'facilitator.region6@demo.invalid','Facilitator, Region 6 (Metro Boston)','facilitator',6,'!',1,1,0,NULL,'2026-11-30 15:26:15.297893');
INSERT INTO "accounts" VALUES(7,'evaluator@demo.invalid','Outside evaluator','evaluator',NULL,'!',1,1,0,NULL,'2026-11-30 15:26:15.319658');
INSERT INTO "accounts" VALUES(8,'administrator@demo.invalid','Administrator','admin',NULL,'!',1,1,0,NULL,'2026-11-30 15:26:15.341180');
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
INSERT INTO "action_steps" VALUES('ST-2023-0001-1-1','G-2023-0001-1','2023-11-07','2023-10-30',1,19,2);
INSERT INTO "action_steps" VALUES('ST-2023-0001-1-2','G-2023-0001-1','2023-11-18','2023-11-20',1,19,3);
INSERT INTO "action_steps" VALUES('ST-2023-0001-1-3','G-2023-0001-1','2023-11-29','2023-11-30',1,19,4);
INSERT INTO "action_steps" VALUES('ST-2023-0001-1-4','G-2023-0001-1','2023-12-10','2023-12-13',1,19,5);
INSERT INTO "action_steps" VALUES('ST-2023-0001-2-1','G-2023-0001-2','2024-01-01','2024-01-01',1,19,6);
INSERT INTO "action_steps" VALUES('ST-2023-0001-2-2','G-2023-0001-2','2024-01-13','2024-01-13',1,19,7);
INSERT INTO "action_steps" VALUES('ST-2023-0001-2-3','G-2023-0001-2','2024-01-25','2024-01-13',1,19,8);
INSERT INTO "action_steps" VALUES('ST-2023-0001-2-4','G-2023-0001-2','2024-02-06','2024-01-13',1,19,9);
INSERT INTO "action_steps" VALUES('ST-2023-0001-3-1','G-2023-0001-3','2024-01-31','2024-01-22',1,19,10);
INSERT INTO "action_steps" VALUES('ST-2023-0001-3-2','G-2023-0001-3','2024-03-06','2024-02-20',1,19,11);
INSERT INTO "action_steps" VALUES('ST-2023-0002-2-1','G-2023-0002-2','2023-11-28','2023-12-05',5,19,12);
INSERT INTO "action_steps" VALUES('ST-2023-0002-2-2','G-2023-0002-2','2023-12-16','2023-12-24',5,19,13);
INSERT INTO "action_steps" VALUES('ST-2023-0002-2-3','G-2023-0002-2','2024-01-04','2023-12-19',5,19,14);
INSERT INTO "action_steps" VALUES('ST-2023-0002-3-1','G-2023-0002-3','2024-01-07','2023-12-27',5,19,15);
INSERT INTO "action_steps" VALUES('ST-2023-0002-3-2','G-2023-0002-3','2024-01-31','2024-01-21',5,19,16);
INSERT INTO "action_steps" VALUES('ST-2023-0002-4-1','G-2023-0002-4','2024-01-23','2024-01-22',5,19,17);
INSERT INTO "action_steps" VALUES('ST-2023-0002-4-2','G-2023-0002-4','2024-02-27','2024-03-03',5,19,18);
INSERT INTO "action_steps" VALUES('ST-2024-0001-1-1','G-2024-0001-1','2024-11-07','2024-10-28',1,19,19);
INSERT INTO "action_steps" VALUES('ST-2024-0001-1-2','G-2024-0001-1','2024-11-23','2024-11-25',1,19,20);
INSERT INTO "action_steps" VALUES('ST-2024-0001-1-3','G-2024-0001-1','2024-12-09','2024-12-11',1,19,21);
INSERT INTO "action_steps" VALUES('ST-2024-0001-2-1','G-2024-0001-2','2024-11-17','2024-11-18',1,19,22);
INSERT INTO "action_steps" VALUES('ST-2024-0001-2-2','G-2024-0001-2','2024-12-13','2024-12-25',1,19,23);
INSERT INTO "action_steps" VALUES('ST-2024-0001-2-3','G-2024-0001-2','2025-01-08','2025-01-06',1,19,24);
INSERT INTO "action_steps" VALUES('ST-2024-0001-3-1','G-2024-0001-3','2025-01-09','2025-01-08',1,19,25);
INSERT INTO "action_steps" VALUES('ST-2024-0001-3-2','G-2024-0001-3','2025-02-07',NULL,1,19,26);
INSERT INTO "action_steps" VALUES('ST-2024-0002-1-1','G-2024-0002-1','2024-11-29',NULL,5,19,27);
INSERT INTO "action_steps" VALUES('ST-2024-0002-1-2','G-2024-0002-1','2024-12-27',NULL,5,19,28);
INSERT INTO "action_steps" VALUES('ST-2024-0002-1-3','G-2024-0002-1','2025-01-24','2025-01-08',5,19,29);
INSERT INTO "action_steps" VALUES('ST-2024-0002-1-4','G-2024-0002-1','2025-02-22',NULL,5,19,30);
INSERT INTO "action_steps" VALUES('ST-2024-0002-2-1','G-2024-0002-2','2024-12-25','2024-12-13',5,19,31);
INSERT INTO "action_steps" VALUES('ST-2024-0002-2-2','G-2024-0002-2','2025-01-20','2025-01-27',5,19,32);
INSERT INTO "action_steps" VALUES('ST-2024-0002-2-3','G-2024-0002-2','2025-02-16',NULL,5,19,33);
INSERT INTO "action_steps" VALUES('ST-2024-0002-3-1','G-2024-0002-3','2025-02-05','2025-01-31',5,19,34);
INSERT INTO "action_steps" VALUES('ST-2024-0002-3-2','G-2024-0002-3','2025-02-21',NULL,5,19,35);
INSERT INTO "action_steps" VALUES('ST-2024-0002-3-3','G-2024-0002-3','2025-03-09','2025-03-09',5,19,36);
INSERT INTO "action_steps" VALUES('ST-2024-0002-3-4','G-2024-0002-3','2025-03-25','2025-03-27',5,19,37);
INSERT INTO "action_steps" VALUES('ST-2024-0002-4-1','G-2024-0002-4','2025-03-25',NULL,5,19,38);
INSERT INTO "action_steps" VALUES('ST-2024-0002-4-2','G-2024-0002-4','2025-04-12','2025-04-17',5,19,39);
INSERT INTO "action_steps" VALUES('ST-2024-0002-4-3','G-2024-0002-4','2025-05-01',NULL,5,19,40);
INSERT INTO "action_steps" VALUES('ST-2025-0001-2-1','G-2025-0001-2','2026-01-31','2026-01-30',1,19,41);
INSERT INTO "action_steps" VALUES('ST-2025-0001-2-2','G-2025-0001-2','2026-03-17','2026-03-21',1,19,42);
INSERT INTO "action_steps" VALUES('ST-2025-0001-3-1','G-2025-0001-3','2026-01-07','2025-12-30',1,19,43);
INSERT INTO "action_steps" VALUES('ST-2025-0001-3-2','G-2025-0001-3','2026-01-21','2026-01-26',1,19,44);
INSERT INTO "action_steps" VALUES('ST-2025-0001-3-3','G-2025-0001-3','2026-02-05',NULL,1,19,45);
INSERT INTO "action_steps" VALUES('ST-2025-0001-4-1','G-2025-0001-4','2026-02-27','2026-03-15',1,19,46);
INSERT INTO "action_steps" VALUES('ST-2025-0001-4-2','G-2025-0001-4','2026-04-22','2026-04-13',1,19,47);
INSERT INTO "action_steps" VALUES('ST-2025-0001-5-1','G-2025-0001-5','2026-03-06','2026-03-16',1,19,48);
INSERT INTO "action_steps" VALUES('ST-2025-0001-5-2','G-2025-0001-5','2026-03-23','2026-03-23',1,19,49);
INSERT INTO "action_steps" VALUES('ST-2025-0001-5-3','G-2025-0001-5','2026-04-08','2026-04-02',1,19,50);
INSERT INTO "action_steps" VALUES('ST-2025-0001-5-4','G-2025-0001-5','2026-04-25','2026-04-02',1,19,51);
INSERT INTO "action_steps" VALUES('ST-2025-0002-2-1','G-2025-0002-2','2025-11-23','2025-11-29',1,19,52);
INSERT INTO "action_steps" VALUES('ST-2025-0002-2-2','G-2025-0002-2','2025-12-11','2025-12-09',1,19,53);
INSERT INTO "action_steps" VALUES('ST-2025-0002-2-3','G-2025-0002-2','2025-12-28','2025-12-14',1,19,54);
INSERT INTO "action_steps" VALUES('ST-2025-0002-2-4','G-2025-0002-2','2026-01-15','2026-01-07',1,19,55);
INSERT INTO "action_steps" VALUES('ST-2025-0002-3-1','G-2025-0002-3','2026-01-03','2026-01-14',1,19,56);
INSERT INTO "action_steps" VALUES('ST-2025-0002-3-2','G-2025-0002-3','2026-02-11','2026-01-28',1,19,57);
INSERT INTO "action_steps" VALUES('ST-2025-0002-4-1','G-2025-0002-4','2026-01-04','2025-12-30',1,19,58);
INSERT INTO "action_steps" VALUES('ST-2025-0002-4-2','G-2025-0002-4','2026-01-29',NULL,1,19,59);
INSERT INTO "action_steps" VALUES('ST-2025-0002-4-3','G-2025-0002-4','2026-02-24','2026-03-03',1,19,60);
INSERT INTO "action_steps" VALUES('ST-2025-0002-5-1','G-2025-0002-5','2025-12-31','2026-01-08',1,19,61);
INSERT INTO "action_steps" VALUES('ST-2025-0002-5-2','G-2025-0002-5','2026-01-13','2026-01-01',1,19,62);
INSERT INTO "action_steps" VALUES('ST-2025-0002-5-3','G-2025-0002-5','2026-01-25','2026-01-28',1,19,63);
INSERT INTO "action_steps" VALUES('ST-2025-0002-5-4','G-2025-0002-5','2026-02-07','2026-01-28',1,19,64);
INSERT INTO "action_steps" VALUES('ST-2025-0002-6-1','G-2025-0002-6','2026-01-27','2026-01-16',1,19,65);
INSERT INTO "action_steps" VALUES('ST-2025-0002-6-2','G-2025-0002-6','2026-02-23','2026-03-06',1,19,66);
INSERT INTO "action_steps" VALUES('ST-2025-0003-1-1','G-2025-0003-1','2025-10-29','2025-10-25',1,19,67);
INSERT INTO "action_steps" VALUES('ST-2025-0003-1-2','G-2025-0003-1','2025-11-05','2025-11-06',1,19,68);
INSERT INTO "action_steps" VALUES('ST-2025-0003-1-3','G-2025-0003-1','2025-11-12','2025-11-06',1,19,69);
INSERT INTO "action_steps" VALUES('ST-2025-0003-1-4','G-2025-0003-1','2025-11-20','2025-11-06',1,19,70);
INSERT INTO "action_steps" VALUES('ST-2025-0003-2-1','G-2025-0003-2','2025-12-25','2025-12-28',1,19,71);
INSERT INTO "action_steps" VALUES('ST-2025-0003-2-2','G-2025-0003-2','2026-02-14','2026-02-09',1,19,72);
INSERT INTO "action_steps" VALUES('ST-2025-0003-3-1','G-2025-0003-3','2025-12-25','2025-12-21',1,19,73);
INSERT INTO "action_steps" VALUES('ST-2025-0003-3-2','G-2025-0003-3','2026-01-29','2025-12-30',1,19,74);
INSERT INTO "action_steps" VALUES('ST-2025-0004-1-1','G-2025-0004-1','2025-11-13','2025-11-15',5,19,75);
INSERT INTO "action_steps" VALUES('ST-2025-0004-1-2','G-2025-0004-1','2025-12-18',NULL,5,19,76);
INSERT INTO "action_steps" VALUES('ST-2025-0004-2-1','G-2025-0004-2','2025-12-08','2025-12-06',5,19,77);
INSERT INTO "action_steps" VALUES('ST-2025-0004-2-2','G-2025-0004-2','2026-01-04','2026-01-11',5,19,78);
INSERT INTO "action_steps" VALUES('ST-2025-0004-2-3','G-2025-0004-2','2026-01-31',NULL,5,19,79);
INSERT INTO "action_steps" VALUES('ST-2025-0004-3-1','G-2025-0004-3','2025-12-06',NULL,5,19,80);
INSERT INTO "action_steps" VALUES('ST-2025-0004-3-2','G-2025-0004-3','2025-12-30','2026-01-07',5,19,81);
INSERT INTO "action_steps" VALUES('ST-2025-0004-3-3','G-2025-0004-3','2026-01-23',NULL,5,19,82);
INSERT INTO "action_steps" VALUES('ST-2025-0004-4-1','G-2025-0004-4','2025-12-28',NULL,5,19,83);
INSERT INTO "action_steps" VALUES('ST-2025-0004-4-2','G-2025-0004-4','2026-01-29',NULL,5,19,84);
INSERT INTO "action_steps" VALUES('ST-2025-0004-4-3','G-2025-0004-4','2026-03-02',NULL,5,19,85);
INSERT INTO "action_steps" VALUES('ST-2025-0004-5-1','G-2025-0004-5','2026-02-26','2026-02-21',5,19,86);
INSERT INTO "action_steps" VALUES('ST-2025-0004-5-2','G-2025-0004-5','2026-04-11','2026-03-16',5,19,87);
INSERT INTO "action_steps" VALUES('ST-2025-0004-6-1','G-2025-0004-6','2026-03-07','2026-03-09',5,19,88);
INSERT INTO "action_steps" VALUES('ST-2025-0004-6-2','G-2025-0004-6','2026-04-06','2026-04-10',5,19,89);
INSERT INTO "action_steps" VALUES('ST-2025-0004-6-3','G-2025-0004-6','2026-05-05','2026-04-26',5,19,90);
INSERT INTO "action_steps" VALUES('ST-2025-0004-6-4','G-2025-0004-6','2026-06-04','2026-05-11',5,19,91);
INSERT INTO "action_steps" VALUES('ST-2025-0005-1-1','G-2025-0005-1','2025-11-07','2025-11-13',5,19,92);
INSERT INTO "action_steps" VALUES('ST-2025-0005-1-2','G-2025-0005-1','2025-11-30','2025-11-30',5,19,93);
INSERT INTO "action_steps" VALUES('ST-2025-0005-1-3','G-2025-0005-1','2025-12-24','2025-12-28',5,19,94);
INSERT INTO "action_steps" VALUES('ST-2025-0005-2-1','G-2025-0005-2','2025-11-16','2025-11-16',5,19,95);
INSERT INTO "action_steps" VALUES('ST-2025-0005-2-2','G-2025-0005-2','2025-12-11','2025-11-29',5,19,96);
INSERT INTO "action_steps" VALUES('ST-2025-0005-2-3','G-2025-0005-2','2026-01-05',NULL,5,19,97);
INSERT INTO "action_steps" VALUES('ST-2025-0005-3-1','G-2025-0005-3','2025-12-27',NULL,5,19,98);
INSERT INTO "action_steps" VALUES('ST-2025-0005-3-2','G-2025-0005-3','2026-01-22',NULL,5,19,99);
INSERT INTO "action_steps" VALUES('ST-2025-0005-3-3','G-2025-0005-3','2026-02-17','2026-02-28',5,19,100);
INSERT INTO "action_steps" VALUES('ST-2025-0005-4-1','G-2025-0005-4','2026-03-07',NULL,5,19,101);
INSERT INTO "action_steps" VALUES('ST-2025-0005-4-2','G-2025-0005-4','2026-04-27','2026-05-04',5,19,102);
INSERT INTO "action_steps" VALUES('ST-2025-0005-5-1','G-2025-0005-5','2026-03-08','2026-03-12',5,19,103);
INSERT INTO "action_steps" VALUES('ST-2025-0005-5-2','G-2025-0005-5','2026-04-22',NULL,5,19,104);
INSERT INTO "action_steps" VALUES('ST-2025-0005-6-1','G-2025-0005-6','2026-03-18','2026-03-25',5,19,105);
INSERT INTO "action_steps" VALUES('ST-2025-0005-6-2','G-2025-0005-6','2026-04-13',NULL,5,19,106);
INSERT INTO "action_steps" VALUES('ST-2025-0005-6-3','G-2025-0005-6','2026-05-10',NULL,5,19,107);
INSERT INTO "action_steps" VALUES('ST-2025-0006-1-1','G-2025-0006-1','2025-11-04','2025-11-09',5,19,108);
INSERT INTO "action_steps" VALUES('ST-2025-0006-1-2','G-2025-0006-1','2025-11-16','2025-11-05',5,19,109);
INSERT INTO "action_steps" VALUES('ST-2025-0006-1-3','G-2025-0006-1','2025-11-28','2025-12-01',5,19,110);
INSERT INTO "action_steps" VALUES('ST-2025-0006-2-1','G-2025-0006-2','2025-11-21','2025-11-12',5,19,111);
INSERT INTO "action_steps" VALUES('ST-2025-0006-2-2','G-2025-0006-2','2025-12-13','2025-12-13',5,19,112);
INSERT INTO "action_steps" VALUES('ST-2025-0006-2-3','G-2025-0006-2','2026-01-04','2025-12-26',5,19,113);
INSERT INTO "action_steps" VALUES('ST-2025-0006-3-1','G-2025-0006-3','2025-12-12',NULL,5,19,114);
INSERT INTO "action_steps" VALUES('ST-2025-0006-3-2','G-2025-0006-3','2026-01-21',NULL,5,19,115);
INSERT INTO "action_steps" VALUES('ST-2026-0001-1-1','G-2026-0001-1','2026-10-22','2026-10-22',1,19,116);
INSERT INTO "action_steps" VALUES('ST-2026-0001-1-2','G-2026-0001-1','2026-11-06',NULL,1,19,117);
INSERT INTO "action_steps" VALUES('ST-2026-0001-1-3','G-2026-0001-1','2026-11-20',NULL,1,19,118);
INSERT INTO "action_steps" VALUES('ST-2026-0001-1-4','G-2026-0001-1','2026-12-05','2026-11-20',1,19,119);
INSERT INTO "action_steps" VALUES('ST-2026-0001-2-1','G-2026-0001-2','2026-11-10','2026-11-06',1,19,120);
INSERT INTO "action_steps" VALUES('ST-2026-0001-2-2','G-2026-0001-2','2026-11-21','2026-11-28',1,19,121);
INSERT INTO "action_steps" VALUES('ST-2026-0001-2-3','G-2026-0001-2','2026-12-02',NULL,1,19,122);
INSERT INTO "action_steps" VALUES('ST-2026-0001-2-4','G-2026-0001-2','2026-12-13',NULL,1,19,123);
INSERT INTO "action_steps" VALUES('ST-2026-0001-3-1','G-2026-0001-3','2026-12-11',NULL,1,19,124);
INSERT INTO "action_steps" VALUES('ST-2026-0001-3-2','G-2026-0001-3','2027-01-09',NULL,1,19,125);
INSERT INTO "action_steps" VALUES('ST-2026-0001-3-3','G-2026-0001-3','2027-02-07',NULL,1,19,126);
INSERT INTO "action_steps" VALUES('ST-2026-0002-1-1','G-2026-0002-1','2026-11-05','2026-11-06',1,19,127);
INSERT INTO "action_steps" VALUES('ST-2026-0002-1-2','G-2026-0002-1','2026-11-28',NULL,1,19,128);
INSERT INTO "action_steps" VALUES('ST-2026-0002-1-3','G-2026-0002-1','2026-12-22',NULL,1,19,129);
INSERT INTO "action_steps" VALUES('ST-2026-0002-2-1','G-2026-0002-2','2027-01-11',NULL,1,19,130);
INSERT INTO "action_steps" VALUES('ST-2026-0002-2-2','G-2026-0002-2','2027-03-05',NULL,1,19,131);
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
INSERT INTO "attendance" VALUES('P-00001','orientation','ORI-2023-R1',1,'2023-09-04',6.0,1,20,2);
INSERT INTO "attendance" VALUES('P-00001','training_day','TRN-2023-R1',1,'2023-09-06',7.0,1,20,3);
INSERT INTO "attendance" VALUES('P-00001','training_day','TRN-2023-R1',2,'2023-09-07',7.0,1,20,4);
INSERT INTO "attendance" VALUES('P-00001','training_day','TRN-2023-R1',3,'2023-09-08',7.0,1,20,5);
INSERT INTO "attendance" VALUES('P-00001','training_day','TRN-2023-R1',4,'2023-09-09',7.0,1,20,6);
INSERT INTO "attendance" VALUES('P-00001','training_day','TRN-2023-R1',5,'2023-09-10',7.0,1,20,7);
INSERT INTO "attendance" VALUES('P-00001','training_day','TRN-2023-R1',6,'2023-09-11',7.0,1,20,8);
INSERT INTO "attendance" VALUES('P-00001','PLC','PLC-2023-10-R1',1,'2023-10-10',1.5,1,20,9);
INSERT INTO "attendance" VALUES('P-00001','PLC','PLC-2024-01-R1',1,'2024-01-10',1.0,1,20,10);
INSERT INTO "attendance" VALUES('P-00001','PLC','PLC-2024-02-R1',1,'2024-02-10',1.0,1,20,11);
INSERT INTO "attendance" VALUES('P-00001','PLC','PLC-2024-05-R1',1,'2024-05-10',1.0,1,20,12);
INSERT INTO "attendance" VALUES('P-00001','PLC','PLC-2024-06-R1',1,'2024-06-10',1.0,1,20,13);
INSERT INTO "attendance" VALUES('P-00002','orientation','ORI-2023-R5',1,'2023-09-04',6.0,5,20,14);
INSERT INTO "attendance" VALUES('P-00002','training_day','TRN-2023-R5',1,'2023-09-06',7.0,5,20,15);
INSERT INTO "attendance" VALUES('P-00002','training_day','TRN-2023-R5',2,'2023-09-07',7.0,5,20,16);
INSERT INTO "attendance" VALUES('P-00002','training_day','TRN-2023-R5',3,'2023-09-08',7.0,5,20,17);
INSERT INTO "attendance" VALUES('P-00002','training_day','TRN-2023-R5',4,'2023-09-09',7.0,5,20,18);
INSERT INTO "attendance" VALUES('P-00002','training_day','TRN-2023-R5',5,'2023-09-10',7.0,5,20,19);
INSERT INTO "attendance" VALUES('P-00002','training_day','TRN-2023-R5',6,'2023-09-11',7.0,5,20,20);
INSERT INTO "attendance" VALUES('P-00002','PLC','PLC-2023-10-R5',1,'2023-10-14',1.5,5,20,21);
INSERT INTO "attendance" VALUES('P-00002','PLC','PLC-2023-11-R5',1,'2023-11-14',1.0,5,20,22);
INSERT INTO "attendance" VALUES('P-00002','PLC','PLC-2023-12-R5',1,'2023-12-14',1.0,5,20,23);
INSERT INTO "attendance" VALUES('P-00002','PLC','PLC-2024-01-R5',1,'2024-01-14',1.0,5,20,24);
INSERT INTO "attendance" VALUES('P-00002','PLC','PLC-2024-02-R5',1,'2024-02-14',1.0,5,20,25);
INSERT INTO "attendance" VALUES('P-00002','PLC','PLC-2024-03-R5',1,'2024-03-14',1.0,5,20,26);
INSERT INTO "attendance" VALUES('P-00002','PLC','PLC-2024-04-R5',1,'2024-04-14',1.0,5,20,27);
INSERT INTO "attendance" VALUES('P-00002','PLC','PLC-2024-05-R5',1,'2024-05-14',1.0,5,20,28);
INSERT INTO "attendance" VALUES('P-00002','PLC','PLC-2024-06-R5',1,'2024-06-14',1.0,5,20,29);
INSERT INTO "attendance" VALUES('P-00003','orientation','ORI-2023-R1',1,'2023-09-04',6.0,1,20,30);
INSERT INTO "attendance" VALUES('P-00005','orientation','ORI-2023-R5',1,'2023-09-04',6.0,5,20,31);
INSERT INTO "attendance" VALUES('P-00001','orientation','ORI-2024-R1',1,'2024-09-04',6.0,1,20,32);
INSERT INTO "attendance" VALUES('P-00001','PLC','PLC-2024-10-R1',1,'2024-10-10',1.0,1,20,33);
INSERT INTO "attendance" VALUES('P-00001','PLC','PLC-2024-11-R1',1,'2024-11-10',1.0,1,20,34);
INSERT INTO "attendance" VALUES('P-00001','PLC','PLC-2024-12-R1',1,'2024-12-10',1.5,1,20,35);
INSERT INTO "attendance" VALUES('P-00001','PLC','PLC-2025-01-R1',1,'2025-01-10',1.5,1,20,36);
INSERT INTO "attendance" VALUES('P-00001','PLC','PLC-2025-02-R1',1,'2025-02-10',1.0,1,20,37);
INSERT INTO "attendance" VALUES('P-00001','PLC','PLC-2025-03-R1',1,'2025-03-10',1.0,1,20,38);
INSERT INTO "attendance" VALUES('P-00001','PLC','PLC-2025-05-R1',1,'2025-05-10',1.5,1,20,39);
INSERT INTO "attendance" VALUES('P-00002','orientation','ORI-2024-R5',1,'2024-09-04',6.0,5,20,40);
INSERT INTO "attendance" VALUES('P-00002','PLC','PLC-2024-10-R5',1,'2024-10-14',1.0,5,20,41);
INSERT INTO "attendance" VALUES('P-00002','PLC','PLC-2024-11-R5',1,'2024-11-14',1.5,5,20,42);
INSERT INTO "attendance" VALUES('P-00002','PLC','PLC-2024-12-R5',1,'2024-12-14',1.0,5,20,43);
INSERT INTO "attendance" VALUES('P-00002','PLC','PLC-2025-01-R5',1,'2025-01-14',1.5,5,20,44);
INSERT INTO "attendance" VALUES('P-00002','PLC','PLC-2025-02-R5',1,'2025-02-14',1.0,5,20,45);
INSERT INTO "attendance" VALUES('P-00002','PLC','PLC-2025-03-R5',1,'2025-03-14',1.5,5,20,46);
INSERT INTO "attendance" VALUES('P-00002','PLC','PLC-2025-04-R5',1,'2025-04-14',1.5,5,20,47);
INSERT INTO "attendance" VALUES('P-00002','PLC','PLC-2025-05-R5',1,'2025-05-14',1.5,5,20,48);
INSERT INTO "attendance" VALUES('P-00002','PLC','PLC-2025-06-R5',1,'2025-06-14',1.0,5,20,49);
INSERT INTO "attendance" VALUES('P-00007','orientation','ORI-2024-R1',1,'2024-09-04',6.0,1,20,50);
INSERT INTO "attendance" VALUES('P-00008','orientation','ORI-2024-R5',1,'2024-09-04',6.0,5,20,51);
INSERT INTO "attendance" VALUES('P-00009','orientation','ORI-2025-R1',1,'2025-09-04',6.0,1,20,52);
INSERT INTO "attendance" VALUES('P-00009','training_day','TRN-2025-R1',1,'2025-09-06',7.0,1,20,53);
INSERT INTO "attendance" VALUES('P-00009','training_day','TRN-2025-R1',2,'2025-09-07',7.0,1,20,54);
INSERT INTO "attendance" VALUES('P-00009','training_day','TRN-2025-R1',3,'2025-09-08',7.0,1,20,55);
INSERT INTO "attendance" VALUES('P-00009','training_day','TRN-2025-R1',4,'2025-09-09',7.0,1,20,56);
INSERT INTO "attendance" VALUES('P-00009','training_day','TRN-2025-R1',5,'2025-09-10',7.0,1,20,57);
INSERT INTO "attendance" VALUES('P-00009','training_day','TRN-2025-R1',6,'2025-09-11',7.0,1,20,58);
INSERT INTO "attendance" VALUES('P-00009','PLC','PLC-2025-10-R1',1,'2025-10-10',1.0,1,20,59);
INSERT INTO "attendance" VALUES('P-00009','PLC','PLC-2025-11-R1',1,'2025-11-10',1.0,1,20,60);
INSERT INTO "attendance" VALUES('P-00009','PLC','PLC-2026-01-R1',1,'2026-01-10',1.5,1,20,61);
INSERT INTO "attendance" VALUES('P-00009','PLC','PLC-2026-02-R1',1,'2026-02-10',1.0,1,20,62);
INSERT INTO "attendance" VALUES('P-00009','PLC','PLC-2026-03-R1',1,'2026-03-10',1.5,1,20,63);
INSERT INTO "attendance" VALUES('P-00009','PLC','PLC-2026-04-R1',1,'2026-04-10',1.0,1,20,64);
INSERT INTO "attendance" VALUES('P-00009','PLC','PLC-2026-05-R1',1,'2026-05-10',1.0,1,20,65);
INSERT INTO "attendance" VALUES('P-00009','PLC','PLC-2026-06-R1',1,'2026-06-10',1.0,1,20,66);
INSERT INTO "attendance" VALUES('P-00010','orientation','ORI-2025-R1',1,'2025-09-04',6.0,1,20,67);
INSERT INTO "attendance" VALUES('P-00010','training_day','TRN-2025-R1',1,'2025-09-06',7.0,1,20,68);
INSERT INTO "attendance" VALUES('P-00010','training_day','TRN-2025-R1',2,'2025-09-07',7.0,1,20,69);
INSERT INTO "attendance" VALUES('P-00010','training_day','TRN-2025-R1',3,'2025-09-08',7.0,1,20,70);
INSERT INTO "attendance" VALUES('P-00010','training_day','TRN-2025-R1',4,'2025-09-09',7.0,1,20,71);
INSERT INTO "attendance" VALUES('P-00010','training_day','TRN-2025-R1',5,'2025-09-10',7.0,1,20,72);
INSERT INTO "attendance" VALUES('P-00010','training_day','TRN-2025-R1',6,'2025-09-11',7.0,1,20,73);
INSERT INTO "attendance" VALUES('P-00010','PLC','PLC-2025-10-R1',1,'2025-10-10',1.0,1,20,74);
INSERT INTO "attendance" VALUES('P-00010','PLC','PLC-2025-11-R1',1,'2025-11-10',1.0,1,20,75);
INSERT INTO "attendance" VALUES('P-00010','PLC','PLC-2025-12-R1',1,'2025-12-10',1.5,1,20,76);
INSERT INTO "attendance" VALUES('P-00010','PLC','PLC-2026-01-R1',1,'2026-01-10',1.5,1,20,77);
INSERT INTO "attendance" VALUES('P-00010','PLC','PLC-2026-03-R1',1,'2026-03-10',1.5,1,20,78);
INSERT INTO "attendance" VALUES('P-00010','PLC','PLC-2026-04-R1',1,'2026-04-10',1.0,1,20,79);
INSERT INTO "attendance" VALUES('P-00010','PLC','PLC-2026-05-R1',1,'2026-05-10',1.0,1,20,80);
INSERT INTO "attendance" VALUES('P-00010','PLC','PLC-2026-06-R1',1,'2026-06-10',1.0,1,20,81);
INSERT INTO "attendance" VALUES('P-00001','orientation','ORI-2025-R1',1,'2025-09-04',6.0,1,20,82);
INSERT INTO "attendance" VALUES('P-00001','PLC','PLC-2025-10-R1',1,'2025-10-10',1.0,1,20,83);
INSERT INTO "attendance" VALUES('P-00001','PLC','PLC-2025-11-R1',1,'2025-11-10',1.0,1,20,84);
INSERT INTO "attendance" VALUES('P-00001','PLC','PLC-2025-12-R1',1,'2025-12-10',1.0,1,20,85);
INSERT INTO "attendance" VALUES('P-00001','PLC','PLC-2026-01-R1',1,'2026-01-10',1.0,1,20,86);
INSERT INTO "attendance" VALUES('P-00001','PLC','PLC-2026-02-R1',1,'2026-02-10',1.0,1,20,87);
INSERT INTO "attendance" VALUES('P-00001','PLC','PLC-2026-03-R1',1,'2026-03-10',1.0,1,20,88);
INSERT INTO "attendance" VALUES('P-00001','PLC','PLC-2026-04-R1',1,'2026-04-10',1.0,1,20,89);
INSERT INTO "attendance" VALUES('P-00001','PLC','PLC-2026-05-R1',1,'2026-05-10',1.0,1,20,90);
INSERT INTO "attendance" VALUES('P-00001','PLC','PLC-2026-06-R1',1,'2026-06-10',1.0,1,20,91);
INSERT INTO "attendance" VALUES('P-00016','training_day','TRN-2025-R5',1,'2025-09-06',7.0,5,20,92);
INSERT INTO "attendance" VALUES('P-00016','training_day','TRN-2025-R5',2,'2025-09-07',7.0,5,20,93);
INSERT INTO "attendance" VALUES('P-00016','training_day','TRN-2025-R5',3,'2025-09-08',7.0,5,20,94);
INSERT INTO "attendance" VALUES('P-00016','training_day','TRN-2025-R5',4,'2025-09-09',7.0,5,20,95);
INSERT INTO "attendance" VALUES('P-00016','training_day','TRN-2025-R5',5,'2025-09-10',7.0,5,20,96);
INSERT INTO "attendance" VALUES('P-00016','training_day','TRN-2025-R5',6,'2025-09-11',7.0,5,20,97);
INSERT INTO "attendance" VALUES('P-00016','PLC','PLC-2025-11-R5',1,'2025-11-14',1.0,5,20,98);
INSERT INTO "attendance" VALUES('P-00016','PLC','PLC-2025-12-R5',1,'2025-12-14',1.0,5,20,99);
INSERT INTO "attendance" VALUES('P-00016','PLC','PLC-2026-01-R5',1,'2026-01-14',1.0,5,20,100);
INSERT INTO "attendance" VALUES('P-00016','PLC','PLC-2026-03-R5',1,'2026-03-14',1.0,5,20,101);
INSERT INTO "attendance" VALUES('P-00016','PLC','PLC-2026-04-R5',1,'2026-04-14',1.0,5,20,102);
INSERT INTO "attendance" VALUES('P-00016','PLC','PLC-2026-05-R5',1,'2026-05-14',1.5,5,20,103);
INSERT INTO "attendance" VALUES('P-00016','PLC','PLC-2026-06-R5',1,'2026-06-14',1.5,5,20,104);
INSERT INTO "attendance" VALUES('P-00017','orientation','ORI-2025-R5',1,'2025-09-04',6.0,5,20,105);
INSERT INTO "attendance" VALUES('P-00017','training_day','TRN-2025-R5',1,'2025-09-06',7.0,5,20,106);
INSERT INTO "attendance" VALUES('P-00017','training_day','TRN-2025-R5',2,'2025-09-07',7.0,5,20,107);
INSERT INTO "attendance" VALUES('P-00017','training_day','TRN-2025-R5',3,'2025-09-08',7.0,5,20,108);
INSERT INTO "attendance" VALUES('P-00017','training_day','TRN-2025-R5',4,'2025-09-09',7.0,5,20,109);
INSERT INTO "attendance" VALUES('P-00017','training_day','TRN-2025-R5',5,'2025-09-10',7.0,5,20,110);
INSERT INTO "attendance" VALUES('P-00017','training_day','TRN-2025-R5',6,'2025-09-11',7.0,5,20,111);
INSERT INTO "attendance" VALUES('P-00017','PLC','PLC-2025-10-R5',1,'2025-10-14',1.0,5,20,112);
INSERT INTO "attendance" VALUES('P-00017','PLC','PLC-2025-12-R5',1,'2025-12-14',1.0,5,20,113);
INSERT INTO "attendance" VALUES('P-00017','PLC','PLC-2026-03-R5',1,'2026-03-14',1.0,5,20,114);
INSERT INTO "attendance" VALUES('P-00017','PLC','PLC-2026-04-R5',1,'2026-04-14',1.0,5,20,115);
INSERT INTO "attendance" VALUES('P-00017','PLC','PLC-2026-06-R5',1,'2026-06-14',1.0,5,20,116);
INSERT INTO "attendance" VALUES('P-00002','orientation','ORI-2025-R5',1,'2025-09-04',6.0,5,20,117);
INSERT INTO "attendance" VALUES('P-00002','PLC','PLC-2025-10-R5',1,'2025-10-14',1.0,5,20,118);
INSERT INTO "attendance" VALUES('P-00002','PLC','PLC-2025-11-R5',1,'2025-11-14',1.0,5,20,119);
INSERT INTO "attendance" VALUES('P-00002','PLC','PLC-2025-12-R5',1,'2025-12-14',1.0,5,20,120);
INSERT INTO "attendance" VALUES('P-00002','PLC','PLC-2026-01-R5',1,'2026-01-14',1.5,5,20,121);
INSERT INTO "attendance" VALUES('P-00002','PLC','PLC-2026-02-R5',1,'2026-02-14',1.0,5,20,122);
INSERT INTO "attendance" VALUES('P-00002','PLC','PLC-2026-03-R5',1,'2026-03-14',1.0,5,20,123);
INSERT INTO "attendance" VALUES('P-00002','PLC','PLC-2026-04-R5',1,'2026-04-14',1.0,5,20,124);
INSERT INTO "attendance" VALUES('P-00002','PLC','PLC-2026-05-R5',1,'2026-05-14',1.0,5,20,125);
INSERT INTO "attendance" VALUES('P-00011','orientation','ORI-2025-R1',1,'2025-09-04',6.0,1,20,126);
INSERT INTO "attendance" VALUES('P-00012','orientation','ORI-2025-R1',1,'2025-09-04',6.0,1,20,127);
INSERT INTO "attendance" VALUES('P-00013','orientation','ORI-2025-R1',1,'2025-09-04',6.0,1,20,128);
INSERT INTO "attendance" VALUES('P-00018','orientation','ORI-2025-R5',1,'2025-09-04',6.0,5,20,129);
INSERT INTO "attendance" VALUES('P-00019','orientation','ORI-2025-R5',1,'2025-09-04',6.0,5,20,130);
INSERT INTO "attendance" VALUES('P-00020','orientation','ORI-2025-R5',1,'2025-09-04',6.0,5,20,131);
INSERT INTO "attendance" VALUES('P-00023','training_day','TRN-2026-R1',1,'2026-09-06',7.0,1,20,132);
INSERT INTO "attendance" VALUES('P-00023','training_day','TRN-2026-R1',2,'2026-09-07',7.0,1,20,133);
INSERT INTO "attendance" VALUES('P-00023','training_day','TRN-2026-R1',3,'2026-09-08',7.0,1,20,134);
INSERT INTO "attendance" VALUES('P-00023','training_day','TRN-2026-R1',4,'2026-09-09',7.0,1,20,135);
INSERT INTO "attendance" VALUES('P-00023','training_day','TRN-2026-R1',5,'2026-09-10',7.0,1,20,136);
INSERT INTO "attendance" VALUES('P-00023','PLC','PLC-2026-10-R1',1,'2026-10-10',1.0,1,20,137);
INSERT INTO "attendance" VALUES('P-00023','PLC','PLC-2026-11-R1',1,'2026-11-10',1.5,1,20,138);
INSERT INTO "attendance" VALUES('P-00001','orientation','ORI-2026-R1',1,'2026-09-04',6.0,1,20,139);
INSERT INTO "attendance" VALUES('P-00001','PLC','PLC-2026-10-R1',1,'2026-10-10',1.0,1,20,140);
INSERT INTO "attendance" VALUES('P-00024','orientation','ORI-2026-R1',1,'2026-09-04',6.0,1,20,141);
INSERT INTO "attendance" VALUES('P-00025','orientation','ORI-2026-R1',1,'2026-09-04',6.0,1,20,142);
CREATE TABLE audit_log (
	event_id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	who VARCHAR(160) NOT NULL, 
	event VARCHAR(24) NOT NULL, 
	detail JSON NOT NULL, 
	CONSTRAINT pk_audit_log PRIMARY KEY (event_id)
);
INSERT INTO "audit_log" VALUES(1,'2026-11-30 15:26:13.770179','demonstration','import','{"import_id": 1, "format": "programs", "file_name": "01-programs.csv", "status": "saved", "rows": 28, "new": 28, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(2,'2026-11-30 15:26:13.825637','demonstration','import','{"import_id": 2, "format": "participants", "file_name": "02-participants.csv", "status": "saved", "rows": 33, "new": 33, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(3,'2026-11-30 15:26:13.882566','demonstration','import','{"import_id": 3, "format": "pairs", "file_name": "03-pairs.csv", "status": "saved", "rows": 12, "new": 12, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(4,'2026-11-30 15:26:13.934904','demonstration','import','{"import_id": 4, "format": "goals", "file_name": "04-goals-2023.csv", "status": "saved", "rows": 7, "new": 7, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(5,'2026-11-30 15:26:13.983460','demonstration','import','{"import_id": 5, "format": "goals", "file_name": "04-goals-2024.csv", "status": "saved", "rows": 7, "new": 7, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(6,'2026-11-30 15:26:14.034607','demonstration','import','{"import_id": 6, "format": "goals", "file_name": "04-goals-2025.csv", "status": "saved", "rows": 31, "new": 31, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(7,'2026-11-30 15:26:14.082038','demonstration','import','{"import_id": 7, "format": "goals", "file_name": "04-goals-2026.csv", "status": "saved", "rows": 5, "new": 5, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(8,'2026-11-30 15:26:14.140436','demonstration','import','{"import_id": 8, "format": "sessions", "file_name": "05-sessions-2023-region-1.csv", "status": "saved", "rows": 11, "new": 11, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(9,'2026-11-30 15:26:14.261208','demonstration','import','{"import_id": 9, "format": "sessions", "file_name": "05-sessions-2023-region-5.csv", "status": "saved", "rows": 14, "new": 14, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(10,'2026-11-30 15:26:14.312140','demonstration','import','{"import_id": 10, "format": "sessions", "file_name": "05-sessions-2024-region-1.csv", "status": "saved", "rows": 10, "new": 10, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(11,'2026-11-30 15:26:14.364349','demonstration','import','{"import_id": 11, "format": "sessions", "file_name": "05-sessions-2024-region-5.csv", "status": "saved", "rows": 10, "new": 10, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(12,'2026-11-30 15:26:14.419236','demonstration','import','{"import_id": 12, "format": "sessions", "file_name": "05-sessions-2025-region-1.csv", "status": "saved", "rows": 39, "new": 39, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(13,'2026-11-30 15:26:14.473429','demonstration','import','{"import_id": 13, "format": "sessions", "file_name": "05-sessions-2025-region-5.csv", "status": "saved", "rows": 37, "new": 37, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(14,'2026-11-30 15:26:14.525374','demonstration','import','{"import_id": 14, "format": "sessions", "file_name": "05-sessions-2026-region-1.csv", "status": "saved", "rows": 3, "new": 3, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(15,'2026-11-30 15:26:14.624753','demonstration','import','{"import_id": 15, "format": "class", "file_name": "06-class-2025.csv", "status": "saved", "rows": 348, "new": 348, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(16,'2026-11-30 15:26:14.691529','demonstration','import','{"import_id": 16, "format": "class", "file_name": "06-class-2026.csv", "status": "saved", "rows": 40, "new": 40, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(17,'2026-11-30 15:26:14.753721','demonstration','import','{"import_id": 17, "format": "employment", "file_name": "07-employment.csv", "status": "saved", "rows": 20, "new": 20, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(18,'2026-11-30 15:26:14.814902','demonstration','import','{"import_id": 18, "format": "qris", "file_name": "08-qris.csv", "status": "saved", "rows": 38, "new": 38, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(19,'2026-11-30 15:26:14.872639','demonstration','import','{"import_id": 19, "format": "action_steps", "file_name": "09-action-steps.csv", "status": "saved", "rows": 130, "new": 130, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(20,'2026-11-30 15:26:14.935909','demonstration','import','{"import_id": 20, "format": "attendance", "file_name": "10-attendance.csv", "status": "saved", "rows": 141, "new": 141, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(21,'2026-11-30 15:26:15.084781','demonstration','import','{"import_id": 21, "format": "surveys", "file_name": "11-surveys.csv", "status": "saved", "rows": 410, "new": 410, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(22,'2026-11-30 15:26:15.145723','demonstration','import','{"import_id": 22, "format": "funds", "file_name": "12-funds.csv", "status": "saved", "rows": 27, "new": 27, "changed": 0, "unchanged": 0, "refused": 0}');
INSERT INTO "audit_log" VALUES(23,'2026-11-30 15:26:15.147776','command line','demonstration_made','{"files": 22}');
INSERT INTO "audit_log" VALUES(24,'2026-11-30 15:26:15.183255','demonstration','account_added','{"email": "eec.staff@demo.invalid", "role": "eec_staff", "region": null}');
INSERT INTO "audit_log" VALUES(25,'2026-11-30 15:26:15.214049','demonstration','account_added','{"email": "facilitator.region1@demo.invalid", "role": "facilitator", "region": 1}');
INSERT INTO "audit_log" VALUES(26,'2026-11-30 15:26:15.234914','demonstration','account_added','{"email": "facilitator.region2@demo.invalid", "role": "facilitator", "region": 2}');
INSERT INTO "audit_log" VALUES(27,'2026-11-30 15:26:15.256299','demonstration','account_added','{"email": "facilitator.region3@demo.invalid", "role": "facilitator", "region": 3}');
INSERT INTO "audit_log" VALUES(28,'2026-11-30 15:26:15.277170','demonstration','account_added','{"email": "facilitator.region5@demo.invalid", "role": "facilitator", "region": 5}');
INSERT INTO "audit_log" VALUES(29,'2026-11-30 15:26:15.298203','demonstration','account_added','{"email": "facilitator.region6@demo.invalid", "role": "facilitator", "region": 6}');
INSERT INTO "audit_log" VALUES(30,'2026-11-30 15:26:15.319952','demonstration','account_added','{"email": "evaluator@demo.invalid", "role": "evaluator", "region": null}');
INSERT INTO "audit_log" VALUES(31,'2026-11-30 15:26:15.341477','demonstration','account_added','{"email": "administrator@demo.invalid", "role": "admin", "region": null}');
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
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',1,'BM','P-00012',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',1,'CD','P-00012',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',1,'ILF','P-00012',1,'PK1',2025,0,0,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',1,'LM','P-00012',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',1,'NC','P-00012',1,'PK1',2025,1,0,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',1,'PC','P-00012',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',1,'PD','P-00012',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',1,'QF','P-00012',1,'PK1',2025,0,0,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',1,'RSP','P-00012',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',1,'TS','P-00012',1,'PK1',2025,0,0,0);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',2,'BM','P-00012',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',2,'CD','P-00012',1,'PK1',2025,0,0,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',2,'ILF','P-00012',1,'PK1',2025,0,0,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',2,'LM','P-00012',1,'PK1',2025,0,0,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',2,'NC','P-00012',1,'PK1',2025,1,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',2,'PC','P-00012',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',2,'PD','P-00012',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',2,'QF','P-00012',1,'PK1',2025,0,0,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',2,'RSP','P-00012',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',2,'TS','P-00012',1,'PK1',2025,0,0,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',3,'BM','P-00012',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',3,'CD','P-00012',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',3,'ILF','P-00012',1,'PK1',2025,0,0,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',3,'LM','P-00012',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',3,'NC','P-00012',1,'PK1',2025,1,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',3,'PC','P-00012',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',3,'PD','P-00012',1,'PK1',2025,0,0,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',3,'QF','P-00012',1,'PK1',2025,0,0,0);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',3,'RSP','P-00012',1,'PK1',2025,0,0,0);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',3,'TS','P-00012',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',4,'BM','P-00012',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',4,'CD','P-00012',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',4,'ILF','P-00012',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',4,'LM','P-00012',1,'PK1',2025,0,0,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',4,'NC','P-00012',1,'PK1',2025,1,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',4,'PC','P-00012',1,'PK1',2025,0,0,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',4,'PD','P-00012',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',4,'QF','P-00012',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',4,'RSP','P-00012',1,'PK1',2025,0,1,1);
INSERT INTO "class_agreement" VALUES('O-2025-0002-BASE-2',4,'TS','P-00012',1,'PK1',2025,0,1,1);
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
INSERT INTO "class_changes" VALUES('P-00011','PK1',2025,'BM',1,2025,'CENTER','MENTEE',1,0,4.5,4.75,0.25,1);
INSERT INTO "class_changes" VALUES('P-00011','PK1',2025,'CD',1,2025,'CENTER','MENTEE',1,0,2.5,1.75,-0.75,1);
INSERT INTO "class_changes" VALUES('P-00011','PK1',2025,'CO',1,2025,'CENTER','MENTEE',1,1,4.83333333333333303727e+00,4.41666666666666696272e+00,-4.1666666666666668517e-01,1);
INSERT INTO "class_changes" VALUES('P-00011','PK1',2025,'ES',1,2025,'CENTER','MENTEE',1,1,4.875,5.25,0.375,1);
INSERT INTO "class_changes" VALUES('P-00011','PK1',2025,'ILF',1,2025,'CENTER','MENTEE',1,0,4.5,3.75,-0.75,1);
INSERT INTO "class_changes" VALUES('P-00011','PK1',2025,'IS',1,2025,'CENTER','MENTEE',1,1,2.16666666666666651863e+00,1.66666666666666674068e+00,-0.5,1);
INSERT INTO "class_changes" VALUES('P-00011','PK1',2025,'LM',1,2025,'CENTER','MENTEE',1,0,1.5,1.25,-0.25,1);
INSERT INTO "class_changes" VALUES('P-00011','PK1',2025,'NC',1,2025,'CENTER','MENTEE',1,0,6.0,6.25,0.25,1);
INSERT INTO "class_changes" VALUES('P-00011','PK1',2025,'PC',1,2025,'CENTER','MENTEE',1,0,5.0,5.25,0.25,1);
INSERT INTO "class_changes" VALUES('P-00011','PK1',2025,'PD',1,2025,'CENTER','MENTEE',1,0,5.5,4.75,-0.75,1);
INSERT INTO "class_changes" VALUES('P-00011','PK1',2025,'QF',1,2025,'CENTER','MENTEE',1,0,2.5,2.0,-0.5,1);
INSERT INTO "class_changes" VALUES('P-00011','PK1',2025,'RSP',1,2025,'CENTER','MENTEE',1,0,4.0,4.5,0.5,1);
INSERT INTO "class_changes" VALUES('P-00011','PK1',2025,'TS',1,2025,'CENTER','MENTEE',1,0,4.5,5.0,0.5,1);
INSERT INTO "class_changes" VALUES('P-00012','PK1',2025,'BM',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,0,5.5,5.75,0.25,1);
INSERT INTO "class_changes" VALUES('P-00012','PK1',2025,'CD',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,0,3.5,2.5,-1.0,1);
INSERT INTO "class_changes" VALUES('P-00012','PK1',2025,'CO',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,1,5.25,5.83333333333333303727e+00,5.8333333333333337034e-01,1);
INSERT INTO "class_changes" VALUES('P-00012','PK1',2025,'ES',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,1,5.375,5.875,0.5,1);
INSERT INTO "class_changes" VALUES('P-00012','PK1',2025,'ILF',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,0,5.0,6.0,1.0,1);
INSERT INTO "class_changes" VALUES('P-00012','PK1',2025,'IS',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,1,3.25,2.75,-0.5,1);
INSERT INTO "class_changes" VALUES('P-00012','PK1',2025,'LM',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,0,3.5,2.75,-0.75,1);
INSERT INTO "class_changes" VALUES('P-00012','PK1',2025,'NC',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,0,6.25,7.0,0.75,1);
INSERT INTO "class_changes" VALUES('P-00012','PK1',2025,'PC',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,0,5.5,6.0,0.5,1);
INSERT INTO "class_changes" VALUES('P-00012','PK1',2025,'PD',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,0,5.25,5.75,0.5,1);
INSERT INTO "class_changes" VALUES('P-00012','PK1',2025,'QF',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,0,2.75,3.0,0.25,1);
INSERT INTO "class_changes" VALUES('P-00012','PK1',2025,'RSP',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,0,4.5,5.0,0.5,1);
INSERT INTO "class_changes" VALUES('P-00012','PK1',2025,'TS',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,0,5.25,5.5,0.25,1);
INSERT INTO "class_changes" VALUES('P-00018','TOD',2025,'BG',5,2025,'CENTER','MENTEE',0,0,4.25,4.5,0.25,1);
INSERT INTO "class_changes" VALUES('P-00018','TOD',2025,'EBS',5,2025,'CENTER','MENTEE',0,1,4.5,4.5,0.0,1);
INSERT INTO "class_changes" VALUES('P-00018','TOD',2025,'ESL',5,2025,'CENTER','MENTEE',0,1,3.33333333333333348136e+00,4.16666666666666696272e+00,8.3333333333333337034e-01,1);
INSERT INTO "class_changes" VALUES('P-00018','TOD',2025,'FLD',5,2025,'CENTER','MENTEE',0,0,3.25,4.5,1.25,1);
INSERT INTO "class_changes" VALUES('P-00018','TOD',2025,'LM',5,2025,'CENTER','MENTEE',0,0,3.25,4.0,0.75,1);
INSERT INTO "class_changes" VALUES('P-00018','TOD',2025,'NC',5,2025,'CENTER','MENTEE',0,0,5.75,5.0,-0.75,1);
INSERT INTO "class_changes" VALUES('P-00018','TOD',2025,'PC',5,2025,'CENTER','MENTEE',0,0,4.5,5.5,1.0,1);
INSERT INTO "class_changes" VALUES('P-00018','TOD',2025,'QF',5,2025,'CENTER','MENTEE',0,0,3.5,4.0,0.5,1);
INSERT INTO "class_changes" VALUES('P-00018','TOD',2025,'RCP',5,2025,'CENTER','MENTEE',0,0,4.0,3.5,-0.5,1);
INSERT INTO "class_changes" VALUES('P-00018','TOD',2025,'TS',5,2025,'CENTER','MENTEE',0,0,4.0,4.0,0.0,1);
INSERT INTO "class_changes" VALUES('P-00019','PK1',2025,'BM',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,0,5.75,5.33333333333333303727e+00,-4.1666666666666668517e-01,1);
INSERT INTO "class_changes" VALUES('P-00019','PK1',2025,'CD',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,0,2.5,2.66666666666666651863e+00,1.66666666666666657414e-01,1);
INSERT INTO "class_changes" VALUES('P-00019','PK1',2025,'CO',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,1,5.5,6.0,0.5,1);
INSERT INTO "class_changes" VALUES('P-00019','PK1',2025,'ES',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,1,6.0,5.33333333333333303727e+00,-6.66666666666666629659e-01,1);
INSERT INTO "class_changes" VALUES('P-00019','PK1',2025,'ILF',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,0,5.25,6.0,0.75,1);
INSERT INTO "class_changes" VALUES('P-00019','PK1',2025,'IS',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,1,2.5,2.88888888888888883954e+00,3.88888888888888895056e-01,1);
INSERT INTO "class_changes" VALUES('P-00019','PK1',2025,'LM',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,0,2.5,3.0,0.5,1);
INSERT INTO "class_changes" VALUES('P-00019','PK1',2025,'NC',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,0,7.0,6.33333333333333303727e+00,-6.66666666666666629659e-01,1);
INSERT INTO "class_changes" VALUES('P-00019','PK1',2025,'PC',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,0,6.25,5.33333333333333303727e+00,-9.16666666666666629659e-01,1);
INSERT INTO "class_changes" VALUES('P-00019','PK1',2025,'PD',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,0,5.5,6.66666666666666696272e+00,1.16666666666666674068e+00,1);
INSERT INTO "class_changes" VALUES('P-00019','PK1',2025,'QF',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,0,2.5,3.0,0.5,1);
INSERT INTO "class_changes" VALUES('P-00019','PK1',2025,'RSP',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,0,5.25,4.66666666666666696272e+00,-5.8333333333333337034e-01,1);
INSERT INTO "class_changes" VALUES('P-00019','PK1',2025,'TS',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,0,5.5,5.0,-0.5,1);
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
INSERT INTO "class_cycles" VALUES('O-2025-0001-BASE',1,20,16,14,'Y',NULL,1,15,2);
INSERT INTO "class_cycles" VALUES('O-2025-0001-BASE',2,20,16,16,'Y',NULL,1,15,12);
INSERT INTO "class_cycles" VALUES('O-2025-0001-BASE',3,20,20,19,'Y',NULL,1,15,22);
INSERT INTO "class_cycles" VALUES('O-2025-0001-BASE',4,20,17,16,'Y',NULL,1,15,32);
INSERT INTO "class_cycles" VALUES('O-2025-0001-END',1,20,18,18,'Y',NULL,1,15,42);
INSERT INTO "class_cycles" VALUES('O-2025-0001-END',2,20,18,17,'Y',NULL,1,15,52);
INSERT INTO "class_cycles" VALUES('O-2025-0001-END',3,19,17,17,'Y',NULL,1,15,62);
INSERT INTO "class_cycles" VALUES('O-2025-0001-END',4,20,18,17,'Y',NULL,1,15,72);
INSERT INTO "class_cycles" VALUES('O-2025-0002-BASE',1,15,17,16,'Y',NULL,1,15,82);
INSERT INTO "class_cycles" VALUES('O-2025-0002-BASE',2,16,20,19,'Y',NULL,1,15,92);
INSERT INTO "class_cycles" VALUES('O-2025-0002-BASE',3,20,17,17,'Y',NULL,1,15,102);
INSERT INTO "class_cycles" VALUES('O-2025-0002-BASE',4,19,16,15,'Y',NULL,1,15,112);
INSERT INTO "class_cycles" VALUES('O-2025-0002-BASE-2',1,15,17,16,'Y',NULL,1,15,122);
INSERT INTO "class_cycles" VALUES('O-2025-0002-BASE-2',2,16,20,19,'Y',NULL,1,15,132);
INSERT INTO "class_cycles" VALUES('O-2025-0002-BASE-2',3,20,17,17,'Y',NULL,1,15,142);
INSERT INTO "class_cycles" VALUES('O-2025-0002-BASE-2',4,19,16,15,'Y',NULL,1,15,152);
INSERT INTO "class_cycles" VALUES('O-2025-0002-MID',1,20,20,20,'Y',NULL,1,15,162);
INSERT INTO "class_cycles" VALUES('O-2025-0002-MID',2,17,19,18,'Y',NULL,1,15,172);
INSERT INTO "class_cycles" VALUES('O-2025-0002-MID',3,16,20,20,'Y',NULL,1,15,182);
INSERT INTO "class_cycles" VALUES('O-2025-0002-END',1,20,20,18,'Y',NULL,1,15,192);
INSERT INTO "class_cycles" VALUES('O-2025-0002-END',2,20,19,18,'Y',NULL,1,15,202);
INSERT INTO "class_cycles" VALUES('O-2025-0002-END',3,20,17,17,'Y',NULL,1,15,212);
INSERT INTO "class_cycles" VALUES('O-2025-0002-END',4,20,19,18,'Y',NULL,1,15,222);
INSERT INTO "class_cycles" VALUES('O-2025-0004-BASE',1,20,7,6,'Y',NULL,5,15,232);
INSERT INTO "class_cycles" VALUES('O-2025-0004-BASE',2,20,10,9,'Y',NULL,5,15,240);
INSERT INTO "class_cycles" VALUES('O-2025-0004-BASE',3,20,7,5,'Y',NULL,5,15,248);
INSERT INTO "class_cycles" VALUES('O-2025-0004-BASE',4,20,8,8,'Y',NULL,5,15,256);
INSERT INTO "class_cycles" VALUES('O-2025-0004-END',1,18,11,11,'Y',NULL,5,15,264);
INSERT INTO "class_cycles" VALUES('O-2025-0004-END',2,20,9,9,'Y',NULL,5,15,272);
INSERT INTO "class_cycles" VALUES('O-2025-0005-BASE',1,17,18,16,'Y',NULL,5,15,280);
INSERT INTO "class_cycles" VALUES('O-2025-0005-BASE',2,16,16,15,'Y',NULL,5,15,290);
INSERT INTO "class_cycles" VALUES('O-2025-0005-BASE',3,16,17,17,'Y',NULL,5,15,300);
INSERT INTO "class_cycles" VALUES('O-2025-0005-BASE',4,15,16,15,'Y',NULL,5,15,310);
INSERT INTO "class_cycles" VALUES('O-2025-0005-END',1,20,20,19,'Y',NULL,5,15,320);
INSERT INTO "class_cycles" VALUES('O-2025-0005-END',2,18,19,19,'Y',NULL,5,15,330);
INSERT INTO "class_cycles" VALUES('O-2025-0005-END',3,20,17,16,'Y',NULL,5,15,340);
INSERT INTO "class_cycles" VALUES('O-2026-0001-BASE',1,20,20,20,'Y',NULL,1,16,2);
INSERT INTO "class_cycles" VALUES('O-2026-0001-BASE',2,20,19,17,'Y',NULL,1,16,12);
INSERT INTO "class_cycles" VALUES('O-2026-0001-BASE',3,15,17,17,'Y',NULL,1,16,22);
INSERT INTO "class_cycles" VALUES('O-2026-0001-BASE',4,20,18,16,'Y',NULL,1,16,32);
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
INSERT INTO "class_observations" VALUES('O-2025-0001-BASE','P-00011','ROOM-00011','PRG-0004','PK1','1','BASE','2025-10-10','OBS-04','external','2026-05-20','English','raw',NULL,1,2025,15,2);
INSERT INTO "class_observations" VALUES('O-2025-0001-END','P-00011','ROOM-00011','PRG-0004','PK1','1','END','2026-05-13','OBS-06','external','2026-07-20','Spanish','raw',NULL,1,2025,15,42);
INSERT INTO "class_observations" VALUES('O-2025-0002-BASE','P-00012','ROOM-00012','PRG-0008','PK1','1','BASE','2025-10-10','OBS-06','external','2026-07-20','English','raw',NULL,1,2025,15,82);
INSERT INTO "class_observations" VALUES('O-2025-0002-BASE-2','P-00012','ROOM-00012','PRG-0008','PK1','1','BASE','2025-10-10','OBS-14','external','2026-03-20','English','raw','O-2025-0002-BASE',1,2025,15,122);
INSERT INTO "class_observations" VALUES('O-2025-0002-MID','P-00012','ROOM-00012','PRG-0008','PK1','1','MID','2026-02-11','P-00010','coach',NULL,'English','raw',NULL,1,2025,15,162);
INSERT INTO "class_observations" VALUES('O-2025-0002-END','P-00012','ROOM-00012','PRG-0008','PK1','1','END','2026-05-07','OBS-04','external','2026-05-20','English','raw',NULL,1,2025,15,192);
INSERT INTO "class_observations" VALUES('O-2025-0004-BASE','P-00018','ROOM-00018','PRG-0023','TOD','1','BASE','2025-09-29','OBS-11','external','2025-12-20','English','raw',NULL,5,2025,15,232);
INSERT INTO "class_observations" VALUES('O-2025-0004-END','P-00018','ROOM-00018','PRG-0023','TOD','1','END','2026-04-17','OBS-12','external','2027-01-20','English','raw',NULL,5,2025,15,264);
INSERT INTO "class_observations" VALUES('O-2025-0005-BASE','P-00019','ROOM-00019','PRG-0018','PK1','1','BASE','2025-09-30','OBS-12','external','2026-01-20','English','raw',NULL,5,2025,15,280);
INSERT INTO "class_observations" VALUES('O-2025-0005-END','P-00019','ROOM-00019','PRG-0018','PK1','1','END','2026-05-11','OBS-12','external','2027-01-20','English','raw',NULL,5,2025,15,320);
INSERT INTO "class_observations" VALUES('O-2026-0001-BASE','P-00024','ROOM-00024','PRG-0007','PK1','1','BASE','2026-10-01','OBS-06','external','2027-07-20','English','raw',NULL,1,2026,16,2);
CREATE TABLE class_reported (
	observation_id VARCHAR(32) NOT NULL, 
	domain VARCHAR(24) NOT NULL, 
	score FLOAT NOT NULL, 
	region SMALLINT, 
	import_id INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	CONSTRAINT pk_class_reported PRIMARY KEY (observation_id, domain)
);
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
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',1,'PC',4.0,1,15,2);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',1,'NC',2.0,1,15,3);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',1,'TS',4.0,1,15,4);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',1,'RSP',4.0,1,15,5);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',1,'BM',4.0,1,15,6);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',1,'PD',5.0,1,15,7);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',1,'ILF',5.0,1,15,8);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',1,'CD',2.0,1,15,9);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',1,'QF',2.0,1,15,10);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',1,'LM',1.0,1,15,11);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',2,'PC',4.0,1,15,12);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',2,'NC',2.0,1,15,13);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',2,'TS',5.0,1,15,14);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',2,'RSP',3.0,1,15,15);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',2,'BM',5.0,1,15,16);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',2,'PD',6.0,1,15,17);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',2,'ILF',4.0,1,15,18);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',2,'CD',2.0,1,15,19);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',2,'QF',3.0,1,15,20);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',2,'LM',2.0,1,15,21);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',3,'PC',6.0,1,15,22);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',3,'NC',2.0,1,15,23);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',3,'TS',5.0,1,15,24);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',3,'RSP',5.0,1,15,25);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',3,'BM',5.0,1,15,26);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',3,'PD',6.0,1,15,27);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',3,'ILF',4.0,1,15,28);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',3,'CD',3.0,1,15,29);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',3,'QF',2.0,1,15,30);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',3,'LM',1.0,1,15,31);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',4,'PC',6.0,1,15,32);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',4,'NC',2.0,1,15,33);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',4,'TS',4.0,1,15,34);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',4,'RSP',4.0,1,15,35);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',4,'BM',4.0,1,15,36);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',4,'PD',5.0,1,15,37);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',4,'ILF',5.0,1,15,38);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',4,'CD',3.0,1,15,39);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',4,'QF',3.0,1,15,40);
INSERT INTO "class_scores" VALUES('O-2025-0001-BASE',4,'LM',2.0,1,15,41);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',1,'PC',6.0,1,15,42);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',1,'NC',2.0,1,15,43);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',1,'TS',5.0,1,15,44);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',1,'RSP',4.0,1,15,45);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',1,'BM',5.0,1,15,46);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',1,'PD',5.0,1,15,47);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',1,'ILF',4.0,1,15,48);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',1,'CD',2.0,1,15,49);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',1,'QF',2.0,1,15,50);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',1,'LM',2.0,1,15,51);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',2,'PC',4.0,1,15,52);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',2,'NC',1.0,1,15,53);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',2,'TS',5.0,1,15,54);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',2,'RSP',5.0,1,15,55);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',2,'BM',4.0,1,15,56);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',2,'PD',4.0,1,15,57);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',2,'ILF',4.0,1,15,58);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',2,'CD',2.0,1,15,59);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',2,'QF',1.0,1,15,60);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',2,'LM',1.0,1,15,61);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',3,'PC',6.0,1,15,62);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',3,'NC',2.0,1,15,63);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',3,'TS',5.0,1,15,64);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',3,'RSP',5.0,1,15,65);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',3,'BM',5.0,1,15,66);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',3,'PD',5.0,1,15,67);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',3,'ILF',3.0,1,15,68);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',3,'CD',1.0,1,15,69);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',3,'QF',3.0,1,15,70);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',3,'LM',1.0,1,15,71);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',4,'PC',5.0,1,15,72);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',4,'NC',2.0,1,15,73);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',4,'TS',5.0,1,15,74);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',4,'RSP',4.0,1,15,75);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',4,'BM',5.0,1,15,76);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',4,'PD',5.0,1,15,77);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',4,'ILF',4.0,1,15,78);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',4,'CD',2.0,1,15,79);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',4,'QF',2.0,1,15,80);
INSERT INTO "class_scores" VALUES('O-2025-0001-END',4,'LM',1.0,1,15,81);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',1,'PC',5.0,1,15,82);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',1,'NC',2.0,1,15,83);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',1,'TS',6.0,1,15,84);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',1,'RSP',4.0,1,15,85);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',1,'BM',6.0,1,15,86);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',1,'PD',5.0,1,15,87);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',1,'ILF',5.0,1,15,88);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',1,'CD',4.0,1,15,89);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',1,'QF',3.0,1,15,90);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',1,'LM',3.0,1,15,91);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',2,'PC',6.0,1,15,92);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',2,'NC',2.0,1,15,93);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',2,'TS',6.0,1,15,94);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',2,'RSP',4.0,1,15,95);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',2,'BM',6.0,1,15,96);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',2,'PD',5.0,1,15,97);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',2,'ILF',5.0,1,15,98);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',2,'CD',3.0,1,15,99);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',2,'QF',3.0,1,15,100);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',2,'LM',4.0,1,15,101);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',3,'PC',5.0,1,15,102);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',3,'NC',2.0,1,15,103);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',3,'TS',5.0,1,15,104);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',3,'RSP',5.0,1,15,105);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',3,'BM',5.0,1,15,106);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',3,'PD',6.0,1,15,107);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',3,'ILF',4.0,1,15,108);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',3,'CD',4.0,1,15,109);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',3,'QF',2.0,1,15,110);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',3,'LM',3.0,1,15,111);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',4,'PC',6.0,1,15,112);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',4,'NC',1.0,1,15,113);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',4,'TS',4.0,1,15,114);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',4,'RSP',5.0,1,15,115);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',4,'BM',5.0,1,15,116);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',4,'PD',5.0,1,15,117);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',4,'ILF',6.0,1,15,118);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',4,'CD',3.0,1,15,119);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',4,'QF',3.0,1,15,120);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE',4,'LM',4.0,1,15,121);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',1,'PC',5.0,1,15,122);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',1,'NC',3.0,1,15,123);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',1,'TS',4.0,1,15,124);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',1,'RSP',4.0,1,15,125);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',1,'BM',6.0,1,15,126);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',1,'PD',5.0,1,15,127);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',1,'ILF',4.0,1,15,128);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',1,'CD',4.0,1,15,129);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',1,'QF',4.0,1,15,130);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',1,'LM',3.0,1,15,131);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',2,'PC',6.0,1,15,132);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',2,'NC',2.0,1,15,133);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',2,'TS',5.0,1,15,134);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',2,'RSP',4.0,1,15,135);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',2,'BM',6.0,1,15,136);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',2,'PD',5.0,1,15,137);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',2,'ILF',6.0,1,15,138);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',2,'CD',4.0,1,15,139);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',2,'QF',4.0,1,15,140);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',2,'LM',3.0,1,15,141);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',3,'PC',5.0,1,15,142);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',3,'NC',2.0,1,15,143);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',3,'TS',5.0,1,15,144);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',3,'RSP',3.0,1,15,145);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',3,'BM',5.0,1,15,146);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',3,'PD',5.0,1,15,147);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',3,'ILF',5.0,1,15,148);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',3,'CD',4.0,1,15,149);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',3,'QF',4.0,1,15,150);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',3,'LM',3.0,1,15,151);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',4,'PC',7.0,1,15,152);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',4,'NC',1.0,1,15,153);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',4,'TS',4.0,1,15,154);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',4,'RSP',5.0,1,15,155);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',4,'BM',5.0,1,15,156);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',4,'PD',5.0,1,15,157);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',4,'ILF',6.0,1,15,158);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',4,'CD',3.0,1,15,159);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',4,'QF',3.0,1,15,160);
INSERT INTO "class_scores" VALUES('O-2025-0002-BASE-2',4,'LM',3.0,1,15,161);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',1,'PC',7.0,1,15,162);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',1,'NC',1.0,1,15,163);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',1,'TS',7.0,1,15,164);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',1,'RSP',6.0,1,15,165);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',1,'BM',5.0,1,15,166);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',1,'PD',6.0,1,15,167);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',1,'ILF',5.0,1,15,168);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',1,'CD',3.0,1,15,169);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',1,'QF',3.0,1,15,170);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',1,'LM',3.0,1,15,171);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',2,'PC',5.0,1,15,172);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',2,'NC',1.0,1,15,173);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',2,'TS',7.0,1,15,174);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',2,'RSP',6.0,1,15,175);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',2,'BM',6.0,1,15,176);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',2,'PD',7.0,1,15,177);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',2,'ILF',6.0,1,15,178);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',2,'CD',3.0,1,15,179);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',2,'QF',3.0,1,15,180);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',2,'LM',2.0,1,15,181);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',3,'PC',5.0,1,15,182);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',3,'NC',1.0,1,15,183);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',3,'TS',5.0,1,15,184);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',3,'RSP',6.0,1,15,185);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',3,'BM',7.0,1,15,186);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',3,'PD',6.0,1,15,187);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',3,'ILF',6.0,1,15,188);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',3,'CD',3.0,1,15,189);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',3,'QF',3.0,1,15,190);
INSERT INTO "class_scores" VALUES('O-2025-0002-MID',3,'LM',3.0,1,15,191);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',1,'PC',6.0,1,15,192);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',1,'NC',1.0,1,15,193);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',1,'TS',6.0,1,15,194);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',1,'RSP',4.0,1,15,195);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',1,'BM',7.0,1,15,196);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',1,'PD',5.0,1,15,197);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',1,'ILF',6.0,1,15,198);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',1,'CD',3.0,1,15,199);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',1,'QF',4.0,1,15,200);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',1,'LM',2.0,1,15,201);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',2,'PC',6.0,1,15,202);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',2,'NC',1.0,1,15,203);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',2,'TS',5.0,1,15,204);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',2,'RSP',5.0,1,15,205);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',2,'BM',5.0,1,15,206);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',2,'PD',6.0,1,15,207);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',2,'ILF',7.0,1,15,208);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',2,'CD',3.0,1,15,209);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',2,'QF',4.0,1,15,210);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',2,'LM',3.0,1,15,211);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',3,'PC',6.0,1,15,212);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',3,'NC',1.0,1,15,213);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',3,'TS',6.0,1,15,214);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',3,'RSP',5.0,1,15,215);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',3,'BM',5.0,1,15,216);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',3,'PD',6.0,1,15,217);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',3,'ILF',6.0,1,15,218);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',3,'CD',1.0,1,15,219);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',3,'QF',2.0,1,15,220);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',3,'LM',2.0,1,15,221);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',4,'PC',6.0,1,15,222);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',4,'NC',1.0,1,15,223);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',4,'TS',5.0,1,15,224);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',4,'RSP',6.0,1,15,225);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',4,'BM',6.0,1,15,226);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',4,'PD',6.0,1,15,227);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',4,'ILF',5.0,1,15,228);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',4,'CD',3.0,1,15,229);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',4,'QF',2.0,1,15,230);
INSERT INTO "class_scores" VALUES('O-2025-0002-END',4,'LM',4.0,1,15,231);
INSERT INTO "class_scores" VALUES('O-2025-0004-BASE',1,'PC',5.0,5,15,232);
INSERT INTO "class_scores" VALUES('O-2025-0004-BASE',1,'NC',2.0,5,15,233);
INSERT INTO "class_scores" VALUES('O-2025-0004-BASE',1,'TS',3.0,5,15,234);
INSERT INTO "class_scores" VALUES('O-2025-0004-BASE',1,'RCP',5.0,5,15,235);
INSERT INTO "class_scores" VALUES('O-2025-0004-BASE',1,'BG',5.0,5,15,236);
INSERT INTO "class_scores" VALUES('O-2025-0004-BASE',1,'FLD',3.0,5,15,237);
INSERT INTO "class_scores" VALUES('O-2025-0004-BASE',1,'QF',3.0,5,15,238);
INSERT INTO "class_scores" VALUES('O-2025-0004-BASE',1,'LM',3.0,5,15,239);
INSERT INTO "class_scores" VALUES('O-2025-0004-BASE',2,'PC',4.0,5,15,240);
INSERT INTO "class_scores" VALUES('O-2025-0004-BASE',2,'NC',2.0,5,15,241);
INSERT INTO "class_scores" VALUES('O-2025-0004-BASE',2,'TS',4.0,5,15,242);
INSERT INTO "class_scores" VALUES('O-2025-0004-BASE',2,'RCP',5.0,5,15,243);
INSERT INTO "class_scores" VALUES('O-2025-0004-BASE',2,'BG',3.0,5,15,244);
INSERT INTO "class_scores" VALUES('O-2025-0004-BASE',2,'FLD',4.0,5,15,245);
INSERT INTO "class_scores" VALUES('O-2025-0004-BASE',2,'QF',3.0,5,15,246);
INSERT INTO "class_scores" VALUES('O-2025-0004-BASE',2,'LM',4.0,5,15,247);
INSERT INTO "class_scores" VALUES('O-2025-0004-BASE',3,'PC',4.0,5,15,248);
INSERT INTO "class_scores" VALUES('O-2025-0004-BASE',3,'NC',2.0,5,15,249);
INSERT INTO "class_scores" VALUES('O-2025-0004-BASE',3,'TS',5.0,5,15,250);
INSERT INTO "class_scores" VALUES('O-2025-0004-BASE',3,'RCP',2.0,5,15,251);
INSERT INTO "class_scores" VALUES('O-2025-0004-BASE',3,'BG',4.0,5,15,252);
INSERT INTO "class_scores" VALUES('O-2025-0004-BASE',3,'FLD',3.0,5,15,253);
INSERT INTO "class_scores" VALUES('O-2025-0004-BASE',3,'QF',4.0,5,15,254);
INSERT INTO "class_scores" VALUES('O-2025-0004-BASE',3,'LM',3.0,5,15,255);
INSERT INTO "class_scores" VALUES('O-2025-0004-BASE',4,'PC',5.0,5,15,256);
INSERT INTO "class_scores" VALUES('O-2025-0004-BASE',4,'NC',3.0,5,15,257);
INSERT INTO "class_scores" VALUES('O-2025-0004-BASE',4,'TS',4.0,5,15,258);
INSERT INTO "class_scores" VALUES('O-2025-0004-BASE',4,'RCP',4.0,5,15,259);
INSERT INTO "class_scores" VALUES('O-2025-0004-BASE',4,'BG',5.0,5,15,260);
INSERT INTO "class_scores" VALUES('O-2025-0004-BASE',4,'FLD',3.0,5,15,261);
INSERT INTO "class_scores" VALUES('O-2025-0004-BASE',4,'QF',4.0,5,15,262);
INSERT INTO "class_scores" VALUES('O-2025-0004-BASE',4,'LM',3.0,5,15,263);
INSERT INTO "class_scores" VALUES('O-2025-0004-END',1,'PC',6.0,5,15,264);
INSERT INTO "class_scores" VALUES('O-2025-0004-END',1,'NC',3.0,5,15,265);
INSERT INTO "class_scores" VALUES('O-2025-0004-END',1,'TS',4.0,5,15,266);
INSERT INTO "class_scores" VALUES('O-2025-0004-END',1,'RCP',3.0,5,15,267);
INSERT INTO "class_scores" VALUES('O-2025-0004-END',1,'BG',4.0,5,15,268);
INSERT INTO "class_scores" VALUES('O-2025-0004-END',1,'FLD',4.0,5,15,269);
INSERT INTO "class_scores" VALUES('O-2025-0004-END',1,'QF',4.0,5,15,270);
INSERT INTO "class_scores" VALUES('O-2025-0004-END',1,'LM',4.0,5,15,271);
INSERT INTO "class_scores" VALUES('O-2025-0004-END',2,'PC',5.0,5,15,272);
INSERT INTO "class_scores" VALUES('O-2025-0004-END',2,'NC',3.0,5,15,273);
INSERT INTO "class_scores" VALUES('O-2025-0004-END',2,'TS',4.0,5,15,274);
INSERT INTO "class_scores" VALUES('O-2025-0004-END',2,'RCP',4.0,5,15,275);
INSERT INTO "class_scores" VALUES('O-2025-0004-END',2,'BG',5.0,5,15,276);
INSERT INTO "class_scores" VALUES('O-2025-0004-END',2,'FLD',5.0,5,15,277);
INSERT INTO "class_scores" VALUES('O-2025-0004-END',2,'QF',4.0,5,15,278);
INSERT INTO "class_scores" VALUES('O-2025-0004-END',2,'LM',4.0,5,15,279);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',1,'PC',6.0,5,15,280);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',1,'NC',1.0,5,15,281);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',1,'TS',6.0,5,15,282);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',1,'RSP',5.0,5,15,283);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',1,'BM',5.0,5,15,284);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',1,'PD',5.0,5,15,285);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',1,'ILF',7.0,5,15,286);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',1,'CD',2.0,5,15,287);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',1,'QF',2.0,5,15,288);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',1,'LM',2.0,5,15,289);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',2,'PC',6.0,5,15,290);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',2,'NC',1.0,5,15,291);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',2,'TS',5.0,5,15,292);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',2,'RSP',6.0,5,15,293);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',2,'BM',5.0,5,15,294);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',2,'PD',5.0,5,15,295);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',2,'ILF',4.0,5,15,296);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',2,'CD',2.0,5,15,297);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',2,'QF',2.0,5,15,298);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',2,'LM',2.0,5,15,299);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',3,'PC',6.0,5,15,300);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',3,'NC',1.0,5,15,301);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',3,'TS',5.0,5,15,302);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',3,'RSP',5.0,5,15,303);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',3,'BM',7.0,5,15,304);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',3,'PD',6.0,5,15,305);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',3,'ILF',5.0,5,15,306);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',3,'CD',3.0,5,15,307);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',3,'QF',3.0,5,15,308);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',3,'LM',2.0,5,15,309);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',4,'PC',7.0,5,15,310);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',4,'NC',1.0,5,15,311);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',4,'TS',6.0,5,15,312);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',4,'RSP',5.0,5,15,313);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',4,'BM',6.0,5,15,314);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',4,'PD',6.0,5,15,315);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',4,'ILF',5.0,5,15,316);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',4,'CD',3.0,5,15,317);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',4,'QF',3.0,5,15,318);
INSERT INTO "class_scores" VALUES('O-2025-0005-BASE',4,'LM',4.0,5,15,319);
INSERT INTO "class_scores" VALUES('O-2025-0005-END',1,'PC',5.0,5,15,320);
INSERT INTO "class_scores" VALUES('O-2025-0005-END',1,'NC',2.0,5,15,321);
INSERT INTO "class_scores" VALUES('O-2025-0005-END',1,'TS',4.0,5,15,322);
INSERT INTO "class_scores" VALUES('O-2025-0005-END',1,'RSP',5.0,5,15,323);
INSERT INTO "class_scores" VALUES('O-2025-0005-END',1,'BM',5.0,5,15,324);
INSERT INTO "class_scores" VALUES('O-2025-0005-END',1,'PD',7.0,5,15,325);
INSERT INTO "class_scores" VALUES('O-2025-0005-END',1,'ILF',6.0,5,15,326);
INSERT INTO "class_scores" VALUES('O-2025-0005-END',1,'CD',3.0,5,15,327);
INSERT INTO "class_scores" VALUES('O-2025-0005-END',1,'QF',4.0,5,15,328);
INSERT INTO "class_scores" VALUES('O-2025-0005-END',1,'LM',3.0,5,15,329);
INSERT INTO "class_scores" VALUES('O-2025-0005-END',2,'PC',5.0,5,15,330);
INSERT INTO "class_scores" VALUES('O-2025-0005-END',2,'NC',1.0,5,15,331);
INSERT INTO "class_scores" VALUES('O-2025-0005-END',2,'TS',6.0,5,15,332);
INSERT INTO "class_scores" VALUES('O-2025-0005-END',2,'RSP',5.0,5,15,333);
INSERT INTO "class_scores" VALUES('O-2025-0005-END',2,'BM',5.0,5,15,334);
INSERT INTO "class_scores" VALUES('O-2025-0005-END',2,'PD',6.0,5,15,335);
INSERT INTO "class_scores" VALUES('O-2025-0005-END',2,'ILF',6.0,5,15,336);
INSERT INTO "class_scores" VALUES('O-2025-0005-END',2,'CD',3.0,5,15,337);
INSERT INTO "class_scores" VALUES('O-2025-0005-END',2,'QF',3.0,5,15,338);
INSERT INTO "class_scores" VALUES('O-2025-0005-END',2,'LM',3.0,5,15,339);
INSERT INTO "class_scores" VALUES('O-2025-0005-END',3,'PC',6.0,5,15,340);
INSERT INTO "class_scores" VALUES('O-2025-0005-END',3,'NC',2.0,5,15,341);
INSERT INTO "class_scores" VALUES('O-2025-0005-END',3,'TS',5.0,5,15,342);
INSERT INTO "class_scores" VALUES('O-2025-0005-END',3,'RSP',4.0,5,15,343);
INSERT INTO "class_scores" VALUES('O-2025-0005-END',3,'BM',6.0,5,15,344);
INSERT INTO "class_scores" VALUES('O-2025-0005-END',3,'PD',7.0,5,15,345);
INSERT INTO "class_scores" VALUES('O-2025-0005-END',3,'ILF',6.0,5,15,346);
INSERT INTO "class_scores" VALUES('O-2025-0005-END',3,'CD',2.0,5,15,347);
INSERT INTO "class_scores" VALUES('O-2025-0005-END',3,'QF',2.0,5,15,348);
INSERT INTO "class_scores" VALUES('O-2025-0005-END',3,'LM',3.0,5,15,349);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',1,'PC',5.0,1,16,2);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',1,'NC',1.0,1,16,3);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',1,'TS',6.0,1,16,4);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',1,'RSP',6.0,1,16,5);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',1,'BM',5.0,1,16,6);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',1,'PD',6.0,1,16,7);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',1,'ILF',5.0,1,16,8);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',1,'CD',1.0,1,16,9);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',1,'QF',2.0,1,16,10);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',1,'LM',1.0,1,16,11);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',2,'PC',7.0,1,16,12);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',2,'NC',1.0,1,16,13);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',2,'TS',6.0,1,16,14);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',2,'RSP',5.0,1,16,15);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',2,'BM',5.0,1,16,16);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',2,'PD',5.0,1,16,17);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',2,'ILF',4.0,1,16,18);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',2,'CD',1.0,1,16,19);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',2,'QF',2.0,1,16,20);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',2,'LM',1.0,1,16,21);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',3,'PC',7.0,1,16,22);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',3,'NC',1.0,1,16,23);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',3,'TS',7.0,1,16,24);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',3,'RSP',6.0,1,16,25);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',3,'BM',6.0,1,16,26);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',3,'PD',6.0,1,16,27);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',3,'ILF',4.0,1,16,28);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',3,'CD',2.0,1,16,29);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',3,'QF',1.0,1,16,30);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',3,'LM',3.0,1,16,31);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',4,'PC',6.0,1,16,32);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',4,'NC',1.0,1,16,33);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',4,'TS',5.0,1,16,34);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',4,'RSP',6.0,1,16,35);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',4,'BM',6.0,1,16,36);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',4,'PD',5.0,1,16,37);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',4,'ILF',5.0,1,16,38);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',4,'CD',2.0,1,16,39);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',4,'QF',1.0,1,16,40);
INSERT INTO "class_scores" VALUES('O-2026-0001-BASE',4,'LM',2.0,1,16,41);
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
INSERT INTO "class_windows" VALUES('P-00011','PK1',2025,'BASE','PC',1,2025,'CENTER','MENTEE',1,0,5.0,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00011','PK1',2025,'BASE','NC',1,2025,'CENTER','MENTEE',1,0,6.0,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00011','PK1',2025,'BASE','TS',1,2025,'CENTER','MENTEE',1,0,4.5,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00011','PK1',2025,'BASE','RSP',1,2025,'CENTER','MENTEE',1,0,4.0,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00011','PK1',2025,'BASE','BM',1,2025,'CENTER','MENTEE',1,0,4.5,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00011','PK1',2025,'BASE','PD',1,2025,'CENTER','MENTEE',1,0,5.5,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00011','PK1',2025,'BASE','ILF',1,2025,'CENTER','MENTEE',1,0,4.5,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00011','PK1',2025,'BASE','CD',1,2025,'CENTER','MENTEE',1,0,2.5,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00011','PK1',2025,'BASE','QF',1,2025,'CENTER','MENTEE',1,0,2.5,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00011','PK1',2025,'BASE','LM',1,2025,'CENTER','MENTEE',1,0,1.5,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00011','PK1',2025,'BASE','ES',1,2025,'CENTER','MENTEE',1,1,4.875,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00011','PK1',2025,'BASE','CO',1,2025,'CENTER','MENTEE',1,1,4.83333333333333303727e+00,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00011','PK1',2025,'BASE','IS',1,2025,'CENTER','MENTEE',1,1,2.16666666666666651863e+00,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00011','PK1',2025,'END','PC',1,2025,'CENTER','MENTEE',1,0,5.25,1,'2026-05-13');
INSERT INTO "class_windows" VALUES('P-00011','PK1',2025,'END','NC',1,2025,'CENTER','MENTEE',1,0,6.25,1,'2026-05-13');
INSERT INTO "class_windows" VALUES('P-00011','PK1',2025,'END','TS',1,2025,'CENTER','MENTEE',1,0,5.0,1,'2026-05-13');
INSERT INTO "class_windows" VALUES('P-00011','PK1',2025,'END','RSP',1,2025,'CENTER','MENTEE',1,0,4.5,1,'2026-05-13');
INSERT INTO "class_windows" VALUES('P-00011','PK1',2025,'END','BM',1,2025,'CENTER','MENTEE',1,0,4.75,1,'2026-05-13');
INSERT INTO "class_windows" VALUES('P-00011','PK1',2025,'END','PD',1,2025,'CENTER','MENTEE',1,0,4.75,1,'2026-05-13');
INSERT INTO "class_windows" VALUES('P-00011','PK1',2025,'END','ILF',1,2025,'CENTER','MENTEE',1,0,3.75,1,'2026-05-13');
INSERT INTO "class_windows" VALUES('P-00011','PK1',2025,'END','CD',1,2025,'CENTER','MENTEE',1,0,1.75,1,'2026-05-13');
INSERT INTO "class_windows" VALUES('P-00011','PK1',2025,'END','QF',1,2025,'CENTER','MENTEE',1,0,2.0,1,'2026-05-13');
INSERT INTO "class_windows" VALUES('P-00011','PK1',2025,'END','LM',1,2025,'CENTER','MENTEE',1,0,1.25,1,'2026-05-13');
INSERT INTO "class_windows" VALUES('P-00011','PK1',2025,'END','ES',1,2025,'CENTER','MENTEE',1,1,5.25,1,'2026-05-13');
INSERT INTO "class_windows" VALUES('P-00011','PK1',2025,'END','CO',1,2025,'CENTER','MENTEE',1,1,4.41666666666666696272e+00,1,'2026-05-13');
INSERT INTO "class_windows" VALUES('P-00011','PK1',2025,'END','IS',1,2025,'CENTER','MENTEE',1,1,1.66666666666666674068e+00,1,'2026-05-13');
INSERT INTO "class_windows" VALUES('P-00012','PK1',2025,'BASE','PC',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,0,5.5,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00012','PK1',2025,'BASE','NC',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,0,6.25,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00012','PK1',2025,'BASE','TS',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,0,5.25,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00012','PK1',2025,'BASE','RSP',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,0,4.5,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00012','PK1',2025,'BASE','BM',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,0,5.5,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00012','PK1',2025,'BASE','PD',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,0,5.25,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00012','PK1',2025,'BASE','ILF',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,0,5.0,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00012','PK1',2025,'BASE','CD',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,0,3.5,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00012','PK1',2025,'BASE','QF',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,0,2.75,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00012','PK1',2025,'BASE','LM',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,0,3.5,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00012','PK1',2025,'BASE','ES',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,1,5.375,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00012','PK1',2025,'BASE','CO',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,1,5.25,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00012','PK1',2025,'BASE','IS',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,1,3.25,1,'2025-10-10');
INSERT INTO "class_windows" VALUES('P-00012','PK1',2025,'END','PC',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,0,6.0,1,'2026-05-07');
INSERT INTO "class_windows" VALUES('P-00012','PK1',2025,'END','NC',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,0,7.0,1,'2026-05-07');
INSERT INTO "class_windows" VALUES('P-00012','PK1',2025,'END','TS',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,0,5.5,1,'2026-05-07');
INSERT INTO "class_windows" VALUES('P-00012','PK1',2025,'END','RSP',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,0,5.0,1,'2026-05-07');
INSERT INTO "class_windows" VALUES('P-00012','PK1',2025,'END','BM',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,0,5.75,1,'2026-05-07');
INSERT INTO "class_windows" VALUES('P-00012','PK1',2025,'END','PD',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,0,5.75,1,'2026-05-07');
INSERT INTO "class_windows" VALUES('P-00012','PK1',2025,'END','ILF',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,0,6.0,1,'2026-05-07');
INSERT INTO "class_windows" VALUES('P-00012','PK1',2025,'END','CD',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,0,2.5,1,'2026-05-07');
INSERT INTO "class_windows" VALUES('P-00012','PK1',2025,'END','QF',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,0,3.0,1,'2026-05-07');
INSERT INTO "class_windows" VALUES('P-00012','PK1',2025,'END','LM',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,0,2.75,1,'2026-05-07');
INSERT INTO "class_windows" VALUES('P-00012','PK1',2025,'END','ES',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,1,5.875,1,'2026-05-07');
INSERT INTO "class_windows" VALUES('P-00012','PK1',2025,'END','CO',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,1,5.83333333333333303727e+00,1,'2026-05-07');
INSERT INTO "class_windows" VALUES('P-00012','PK1',2025,'END','IS',1,2025,'PUBLIC_PRESCHOOL','MENTEE',1,1,2.75,1,'2026-05-07');
INSERT INTO "class_windows" VALUES('P-00018','TOD',2025,'BASE','PC',5,2025,'CENTER','MENTEE',0,0,4.5,1,'2025-09-29');
INSERT INTO "class_windows" VALUES('P-00018','TOD',2025,'BASE','NC',5,2025,'CENTER','MENTEE',0,0,5.75,1,'2025-09-29');
INSERT INTO "class_windows" VALUES('P-00018','TOD',2025,'BASE','TS',5,2025,'CENTER','MENTEE',0,0,4.0,1,'2025-09-29');
INSERT INTO "class_windows" VALUES('P-00018','TOD',2025,'BASE','RCP',5,2025,'CENTER','MENTEE',0,0,4.0,1,'2025-09-29');
INSERT INTO "class_windows" VALUES('P-00018','TOD',2025,'BASE','BG',5,2025,'CENTER','MENTEE',0,0,4.25,1,'2025-09-29');
INSERT INTO "class_windows" VALUES('P-00018','TOD',2025,'BASE','FLD',5,2025,'CENTER','MENTEE',0,0,3.25,1,'2025-09-29');
INSERT INTO "class_windows" VALUES('P-00018','TOD',2025,'BASE','QF',5,2025,'CENTER','MENTEE',0,0,3.5,1,'2025-09-29');
INSERT INTO "class_windows" VALUES('P-00018','TOD',2025,'BASE','LM',5,2025,'CENTER','MENTEE',0,0,3.25,1,'2025-09-29');
INSERT INTO "class_windows" VALUES('P-00018','TOD',2025,'BASE','EBS',5,2025,'CENTER','MENTEE',0,1,4.5,1,'2025-09-29');
INSERT INTO "class_windows" VALUES('P-00018','TOD',2025,'BASE','ESL',5,2025,'CENTER','MENTEE',0,1,3.33333333333333348136e+00,1,'2025-09-29');
INSERT INTO "class_windows" VALUES('P-00018','TOD',2025,'END','PC',5,2025,'CENTER','MENTEE',0,0,5.5,1,'2026-04-17');
INSERT INTO "class_windows" VALUES('P-00018','TOD',2025,'END','NC',5,2025,'CENTER','MENTEE',0,0,5.0,1,'2026-04-17');
INSERT INTO "class_windows" VALUES('P-00018','TOD',2025,'END','TS',5,2025,'CENTER','MENTEE',0,0,4.0,1,'2026-04-17');
INSERT INTO "class_windows" VALUES('P-00018','TOD',2025,'END','RCP',5,2025,'CENTER','MENTEE',0,0,3.5,1,'2026-04-17');
INSERT INTO "class_windows" VALUES('P-00018','TOD',2025,'END','BG',5,2025,'CENTER','MENTEE',0,0,4.5,1,'2026-04-17');
INSERT INTO "class_windows" VALUES('P-00018','TOD',2025,'END','FLD',5,2025,'CENTER','MENTEE',0,0,4.5,1,'2026-04-17');
INSERT INTO "class_windows" VALUES('P-00018','TOD',2025,'END','QF',5,2025,'CENTER','MENTEE',0,0,4.0,1,'2026-04-17');
INSERT INTO "class_windows" VALUES('P-00018','TOD',2025,'END','LM',5,2025,'CENTER','MENTEE',0,0,4.0,1,'2026-04-17');
INSERT INTO "class_windows" VALUES('P-00018','TOD',2025,'END','EBS',5,2025,'CENTER','MENTEE',0,1,4.5,1,'2026-04-17');
INSERT INTO "class_windows" VALUES('P-00018','TOD',2025,'END','ESL',5,2025,'CENTER','MENTEE',0,1,4.16666666666666696272e+00,1,'2026-04-17');
INSERT INTO "class_windows" VALUES('P-00019','PK1',2025,'BASE','PC',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,0,6.25,1,'2025-09-30');
INSERT INTO "class_windows" VALUES('P-00019','PK1',2025,'BASE','NC',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,0,7.0,1,'2025-09-30');
INSERT INTO "class_windows" VALUES('P-00019','PK1',2025,'BASE','TS',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,0,5.5,1,'2025-09-30');
INSERT INTO "class_windows" VALUES('P-00019','PK1',2025,'BASE','RSP',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,0,5.25,1,'2025-09-30');
INSERT INTO "class_windows" VALUES('P-00019','PK1',2025,'BASE','BM',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,0,5.75,1,'2025-09-30');
INSERT INTO "class_windows" VALUES('P-00019','PK1',2025,'BASE','PD',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,0,5.5,1,'2025-09-30');
INSERT INTO "class_windows" VALUES('P-00019','PK1',2025,'BASE','ILF',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,0,5.25,1,'2025-09-30');
INSERT INTO "class_windows" VALUES('P-00019','PK1',2025,'BASE','CD',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,0,2.5,1,'2025-09-30');
INSERT INTO "class_windows" VALUES('P-00019','PK1',2025,'BASE','QF',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,0,2.5,1,'2025-09-30');
INSERT INTO "class_windows" VALUES('P-00019','PK1',2025,'BASE','LM',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,0,2.5,1,'2025-09-30');
INSERT INTO "class_windows" VALUES('P-00019','PK1',2025,'BASE','ES',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,1,6.0,1,'2025-09-30');
INSERT INTO "class_windows" VALUES('P-00019','PK1',2025,'BASE','CO',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,1,5.5,1,'2025-09-30');
INSERT INTO "class_windows" VALUES('P-00019','PK1',2025,'BASE','IS',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,1,2.5,1,'2025-09-30');
INSERT INTO "class_windows" VALUES('P-00019','PK1',2025,'END','PC',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,0,5.33333333333333303727e+00,1,'2026-05-11');
INSERT INTO "class_windows" VALUES('P-00019','PK1',2025,'END','NC',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,0,6.33333333333333303727e+00,1,'2026-05-11');
INSERT INTO "class_windows" VALUES('P-00019','PK1',2025,'END','TS',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,0,5.0,1,'2026-05-11');
INSERT INTO "class_windows" VALUES('P-00019','PK1',2025,'END','RSP',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,0,4.66666666666666696272e+00,1,'2026-05-11');
INSERT INTO "class_windows" VALUES('P-00019','PK1',2025,'END','BM',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,0,5.33333333333333303727e+00,1,'2026-05-11');
INSERT INTO "class_windows" VALUES('P-00019','PK1',2025,'END','PD',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,0,6.66666666666666696272e+00,1,'2026-05-11');
INSERT INTO "class_windows" VALUES('P-00019','PK1',2025,'END','ILF',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,0,6.0,1,'2026-05-11');
INSERT INTO "class_windows" VALUES('P-00019','PK1',2025,'END','CD',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,0,2.66666666666666651863e+00,1,'2026-05-11');
INSERT INTO "class_windows" VALUES('P-00019','PK1',2025,'END','QF',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,0,3.0,1,'2026-05-11');
INSERT INTO "class_windows" VALUES('P-00019','PK1',2025,'END','LM',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,0,3.0,1,'2026-05-11');
INSERT INTO "class_windows" VALUES('P-00019','PK1',2025,'END','ES',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,1,5.33333333333333303727e+00,1,'2026-05-11');
INSERT INTO "class_windows" VALUES('P-00019','PK1',2025,'END','CO',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,1,6.0,1,'2026-05-11');
INSERT INTO "class_windows" VALUES('P-00019','PK1',2025,'END','IS',5,2025,'PUBLIC_PRESCHOOL','MENTEE',0,1,2.88888888888888883954e+00,1,'2026-05-11');
INSERT INTO "class_windows" VALUES('P-00024','PK1',2026,'BASE','PC',1,2026,'CENTER','MENTEE',0,0,6.25,1,'2026-10-01');
INSERT INTO "class_windows" VALUES('P-00024','PK1',2026,'BASE','NC',1,2026,'CENTER','MENTEE',0,0,7.0,1,'2026-10-01');
INSERT INTO "class_windows" VALUES('P-00024','PK1',2026,'BASE','TS',1,2026,'CENTER','MENTEE',0,0,6.0,1,'2026-10-01');
INSERT INTO "class_windows" VALUES('P-00024','PK1',2026,'BASE','RSP',1,2026,'CENTER','MENTEE',0,0,5.75,1,'2026-10-01');
INSERT INTO "class_windows" VALUES('P-00024','PK1',2026,'BASE','BM',1,2026,'CENTER','MENTEE',0,0,5.5,1,'2026-10-01');
INSERT INTO "class_windows" VALUES('P-00024','PK1',2026,'BASE','PD',1,2026,'CENTER','MENTEE',0,0,5.5,1,'2026-10-01');
INSERT INTO "class_windows" VALUES('P-00024','PK1',2026,'BASE','ILF',1,2026,'CENTER','MENTEE',0,0,4.5,1,'2026-10-01');
INSERT INTO "class_windows" VALUES('P-00024','PK1',2026,'BASE','CD',1,2026,'CENTER','MENTEE',0,0,1.5,1,'2026-10-01');
INSERT INTO "class_windows" VALUES('P-00024','PK1',2026,'BASE','QF',1,2026,'CENTER','MENTEE',0,0,1.5,1,'2026-10-01');
INSERT INTO "class_windows" VALUES('P-00024','PK1',2026,'BASE','LM',1,2026,'CENTER','MENTEE',0,0,1.75,1,'2026-10-01');
INSERT INTO "class_windows" VALUES('P-00024','PK1',2026,'BASE','ES',1,2026,'CENTER','MENTEE',0,1,6.25,1,'2026-10-01');
INSERT INTO "class_windows" VALUES('P-00024','PK1',2026,'BASE','CO',1,2026,'CENTER','MENTEE',0,1,5.16666666666666696272e+00,1,'2026-10-01');
INSERT INTO "class_windows" VALUES('P-00024','PK1',2026,'BASE','IS',1,2026,'CENTER','MENTEE',0,1,1.58333333333333325931e+00,1,'2026-10-01');
CREATE TABLE data_state (
	id INTEGER NOT NULL, 
	data_version INTEGER NOT NULL, 
	demonstration SMALLINT DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_data_state PRIMARY KEY (id)
);
INSERT INTO "data_state" VALUES(1,22,1);
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
INSERT INTO "employment" VALUES('P-00003','2024-09-28','PQR','same_program',1,17,2);
INSERT INTO "employment" VALUES('P-00001','2024-10-07','IL','same_program',1,17,3);
INSERT INTO "employment" VALUES('P-00005','2024-10-28','PQR','same_program',5,17,4);
INSERT INTO "employment" VALUES('P-00002','2024-10-12','PQR','left_field',5,17,5);
INSERT INTO "employment" VALUES('P-00008','2025-10-15','IL','unknown',5,17,6);
INSERT INTO "employment" VALUES('P-00002','2025-10-13','PQR','left_field',5,17,7);
INSERT INTO "employment" VALUES('P-00007','2025-10-13','PQR','same_program',1,17,8);
INSERT INTO "employment" VALUES('P-00001','2025-10-05','PQR','same_program',1,17,9);
INSERT INTO "employment" VALUES('P-00019','2026-09-29','PQR','same_program',5,17,10);
INSERT INTO "employment" VALUES('P-00017','2026-10-05','PQR','same_program',5,17,11);
INSERT INTO "employment" VALUES('P-00013','2026-10-19','PQR','unknown',1,17,12);
INSERT INTO "employment" VALUES('P-00001','2026-10-06','IL','same_program',1,17,13);
INSERT INTO "employment" VALUES('P-00018','2026-10-18','IL','other_program',5,17,14);
INSERT INTO "employment" VALUES('P-00016','2026-10-16','PQR','same_program',5,17,15);
INSERT INTO "employment" VALUES('P-00011','2026-10-28','IL','same_program',1,17,16);
INSERT INTO "employment" VALUES('P-00009','2026-10-02','PQR','same_program',1,17,17);
INSERT INTO "employment" VALUES('P-00020','2026-10-09','PQR','same_program',5,17,18);
INSERT INTO "employment" VALUES('P-00002','2026-10-21','PQR','same_program',5,17,19);
INSERT INTO "employment" VALUES('P-00012','2026-10-16','IL','same_program',1,17,20);
INSERT INTO "employment" VALUES('P-00010','2026-10-17','exit_form','same_program',1,17,21);
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
INSERT INTO "employment_outcomes" VALUES('P-00003',2023,'MENTEE_ADMIN',1,'CENTER',2023,'2024-10-04','same_program',0);
INSERT INTO "employment_outcomes" VALUES('P-00005',2023,'MENTEE_ADMIN',5,'CENTER',2023,'2024-10-12','same_program',0);
INSERT INTO "employment_outcomes" VALUES('P-00007',2024,'MENTEE_ADMIN',1,'CENTER',2024,'2025-10-07','same_program',0);
INSERT INTO "employment_outcomes" VALUES('P-00008',2024,'MENTEE_ADMIN',5,'CENTER',2024,'2025-10-02','unknown',0);
INSERT INTO "employment_outcomes" VALUES('P-00011',2025,'MENTEE',1,'CENTER',2025,'2026-10-10','same_program',0);
INSERT INTO "employment_outcomes" VALUES('P-00012',2025,'MENTEE',1,'PUBLIC_PRESCHOOL',2025,'2026-10-17','same_program',0);
INSERT INTO "employment_outcomes" VALUES('P-00013',2025,'MENTEE_ADMIN',1,'CENTER',2025,'2026-09-30','unknown',0);
INSERT INTO "employment_outcomes" VALUES('P-00018',2025,'MENTEE',5,'CENTER',2025,'2026-10-01','other_program',0);
INSERT INTO "employment_outcomes" VALUES('P-00019',2025,'MENTEE',5,'PUBLIC_PRESCHOOL',2025,'2026-09-25','same_program',0);
INSERT INTO "employment_outcomes" VALUES('P-00020',2025,'MENTEE_ADMIN',5,'HEAD_START',2025,'2026-10-10','same_program',0);
INSERT INTO "employment_outcomes" VALUES('P-00024',2026,'MENTEE',1,'CENTER',2026,'2027-09-25','unknown',0);
INSERT INTO "employment_outcomes" VALUES('P-00025',2026,'MENTEE_ADMIN',1,'CENTER',2026,'2027-09-25','unknown',0);
INSERT INTO "employment_outcomes" VALUES('P-00001',2023,'CA',1,'CENTER',2023,'2024-10-04','same_program',1);
INSERT INTO "employment_outcomes" VALUES('P-00001',2024,'CA',1,'CENTER',2024,'2025-10-07','same_program',1);
INSERT INTO "employment_outcomes" VALUES('P-00001',2025,'CA',1,'CENTER',2025,'2026-09-30','same_program',1);
INSERT INTO "employment_outcomes" VALUES('P-00001',2026,'CA',1,'CENTER',2026,'2027-09-25','unknown',0);
INSERT INTO "employment_outcomes" VALUES('P-00002',2023,'CA',5,'CENTER',2023,'2024-10-12','left_field',1);
INSERT INTO "employment_outcomes" VALUES('P-00002',2024,'CA',5,'CENTER',2024,'2025-10-02','left_field',1);
INSERT INTO "employment_outcomes" VALUES('P-00002',2025,'CA',5,'CENTER',2025,'2026-10-10','same_program',0);
INSERT INTO "employment_outcomes" VALUES('P-00009',2025,'CT',1,'CENTER',2025,'2026-10-10','same_program',0);
INSERT INTO "employment_outcomes" VALUES('P-00010',2025,'CT',1,'HEAD_START',2025,'2026-10-17','same_program',0);
INSERT INTO "employment_outcomes" VALUES('P-00016',2025,'CT',5,'HEAD_START',2025,'2026-10-01','same_program',0);
INSERT INTO "employment_outcomes" VALUES('P-00017',2025,'CT',5,'HEAD_START',2025,'2026-09-25','same_program',0);
INSERT INTO "employment_outcomes" VALUES('P-00023',2026,'CT',1,'CENTER',2026,'2027-09-25','unknown',0);
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
INSERT INTO "funds" VALUES('P-00001','stipend','STATE',2024,1000.0,NULL,'2024-02-28','2024-03-19',1,22,2);
INSERT INTO "funds" VALUES('P-00003','classroom_items','STATE',2024,356.44,NULL,'2023-11-17','2024-02-09',1,22,3);
INSERT INTO "funds" VALUES('P-00003','device','FEDERAL',2024,400.0,NULL,'2024-01-19','2024-02-15',1,22,4);
INSERT INTO "funds" VALUES('P-00002','stipend','STATE',2024,2000.0,NULL,'2023-11-08','2023-12-14',5,22,5);
INSERT INTO "funds" VALUES('P-00002','substitute','STATE',2024,518.0,28.0,'2023-12-08','2024-03-01',5,22,6);
INSERT INTO "funds" VALUES('P-00005','classroom_items','FEDERAL',2024,471.31,NULL,'2024-02-29','2024-05-02',5,22,7);
INSERT INTO "funds" VALUES('P-00007','classroom_items','STATE',2025,438.08,NULL,'2024-11-19','2024-12-31',1,22,8);
INSERT INTO "funds" VALUES('P-00002','stipend','STATE',2025,1000.0,NULL,'2024-11-27','2024-12-18',5,22,9);
INSERT INTO "funds" VALUES('P-00002','substitute','FEDERAL',2025,314.5,17.0,'2025-01-02','2025-02-12',5,22,10);
INSERT INTO "funds" VALUES('P-00008','classroom_items','FEDERAL',2025,262.77,NULL,'2025-01-29','2025-03-11',5,22,11);
INSERT INTO "funds" VALUES('P-00008','device','FEDERAL',2025,400.0,NULL,'2024-11-15','2024-12-20',5,22,12);
INSERT INTO "funds" VALUES('P-00009','stipend','STATE',2026,2000.0,NULL,'2026-02-04','2026-03-06',1,22,13);
INSERT INTO "funds" VALUES('P-00010','stipend','STATE',2026,1000.0,NULL,'2025-12-08','2026-02-03',1,22,14);
INSERT INTO "funds" VALUES('P-00012','classroom_items','STATE',2026,302.0,NULL,'2025-12-03','2026-01-28',1,22,15);
INSERT INTO "funds" VALUES('P-00001','stipend','STATE',2026,2000.0,NULL,'2025-12-29','2026-03-17',1,22,16);
INSERT INTO "funds" VALUES('P-00013','classroom_items','FEDERAL',2026,378.2,NULL,'2026-01-12','2026-02-04',1,22,17);
INSERT INTO "funds" VALUES('P-00013','device','STATE',2026,400.0,NULL,'2025-11-14','2025-12-30',1,22,18);
INSERT INTO "funds" VALUES('P-00016','stipend','STATE',2026,2000.0,NULL,'2026-01-15','2026-04-10',5,22,19);
INSERT INTO "funds" VALUES('P-00018','classroom_items','FEDERAL',2026,434.09,NULL,'2026-02-05','2026-03-13',5,22,20);
INSERT INTO "funds" VALUES('P-00018','device','STATE',2026,400.0,NULL,'2026-02-25','2026-03-25',5,22,21);
INSERT INTO "funds" VALUES('P-00017','stipend','STATE',2026,2000.0,NULL,'2025-12-16','2026-01-22',5,22,22);
INSERT INTO "funds" VALUES('P-00019','classroom_items','FEDERAL',2026,346.62,NULL,'2025-12-01','2026-01-07',5,22,23);
INSERT INTO "funds" VALUES('P-00002','stipend','STATE',2026,1000.0,NULL,'2026-01-30','2026-02-26',5,22,24);
INSERT INTO "funds" VALUES('P-00002','substitute','FEDERAL',2026,314.5,17.0,'2026-01-14','2026-02-06',5,22,25);
INSERT INTO "funds" VALUES('P-00020','classroom_items','STATE',2026,515.36,NULL,'2025-12-31','2026-02-10',5,22,26);
INSERT INTO "funds" VALUES('P-00024','classroom_items','STATE',2027,397.46,NULL,'2026-10-21','2026-11-12',1,22,27);
INSERT INTO "funds" VALUES('P-00025','classroom_items','STATE',2027,441.97,NULL,'2026-11-06',NULL,1,22,28);
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
	CONSTRAINT pk_goal_status PRIMARY KEY (goal_id)
);
INSERT INTO "goal_status" VALUES('G-2023-0001-1','PAIR-2023-0001','P-00003',1,2023,'CENTER','MENTEE_ADMIN',2023,'2023-10-28','2023-12-10',NULL,1,1,NULL);
INSERT INTO "goal_status" VALUES('G-2023-0001-2','PAIR-2023-0001','P-00003',1,2023,'CENTER','MENTEE_ADMIN',2023,'2023-12-20','2024-02-06','2024-01-13',0,1,NULL);
INSERT INTO "goal_status" VALUES('G-2023-0001-3','PAIR-2023-0001','P-00003',1,2023,'CENTER','MENTEE_ADMIN',2023,'2023-12-27',NULL,'2024-02-20',0,1,NULL);
INSERT INTO "goal_status" VALUES('G-2023-0002-1','PAIR-2023-0002','P-00005',5,2023,'CENTER','MENTEE_ADMIN',2023,'2023-11-01','2024-01-25','2023-12-30',0,1,NULL);
INSERT INTO "goal_status" VALUES('G-2023-0002-2','PAIR-2023-0002','P-00005',5,2023,'CENTER','MENTEE_ADMIN',2023,'2023-11-10','2024-01-04','2024-01-07',0,1,NULL);
INSERT INTO "goal_status" VALUES('G-2023-0002-3','PAIR-2023-0002','P-00005',5,2023,'CENTER','MENTEE_ADMIN',2023,'2023-12-14','2024-01-31','2024-02-01',0,1,NULL);
INSERT INTO "goal_status" VALUES('G-2023-0002-4','PAIR-2023-0002','P-00005',5,2023,'CENTER','MENTEE_ADMIN',2023,'2023-12-19',NULL,NULL,0,1,NULL);
INSERT INTO "goal_status" VALUES('G-2024-0001-1','PAIR-2024-0001','P-00007',1,2024,'CENTER','MENTEE_ADMIN',2024,'2024-10-22','2024-12-09','2024-12-11',0,1,NULL);
INSERT INTO "goal_status" VALUES('G-2024-0001-2','PAIR-2024-0001','P-00007',1,2024,'CENTER','MENTEE_ADMIN',2024,'2024-10-23','2025-01-08','2025-01-12',0,1,NULL);
INSERT INTO "goal_status" VALUES('G-2024-0001-3','PAIR-2024-0001','P-00007',1,2024,'CENTER','MENTEE_ADMIN',2024,'2024-12-12','2025-02-07',NULL,0,1,NULL);
INSERT INTO "goal_status" VALUES('G-2024-0002-1','PAIR-2024-0002','P-00008',5,2024,'CENTER','MENTEE_ADMIN',2024,'2024-11-01','2025-02-22',NULL,0,1,NULL);
INSERT INTO "goal_status" VALUES('G-2024-0002-2','PAIR-2024-0002','P-00008',5,2024,'CENTER','MENTEE_ADMIN',2024,'2024-11-29','2025-02-16',NULL,0,0,NULL);
INSERT INTO "goal_status" VALUES('G-2024-0002-3','PAIR-2024-0002','P-00008',5,2024,'CENTER','MENTEE_ADMIN',2024,'2025-01-21','2025-03-25',NULL,0,1,NULL);
INSERT INTO "goal_status" VALUES('G-2024-0002-4','PAIR-2024-0002','P-00008',5,2024,'CENTER','MENTEE_ADMIN',2024,'2025-03-07','2025-05-01',NULL,0,0,NULL);
INSERT INTO "goal_status" VALUES('G-2025-0001-1','PAIR-2025-0001','P-00011',1,2025,'CENTER','MENTEE',2025,'2025-10-28','2025-12-26',NULL,0,1,NULL);
INSERT INTO "goal_status" VALUES('G-2025-0001-2','PAIR-2025-0001','P-00011',1,2025,'CENTER','MENTEE',2025,'2025-12-18','2026-03-17','2026-03-21',0,1,0);
INSERT INTO "goal_status" VALUES('G-2025-0001-3','PAIR-2025-0001','P-00011',1,2025,'CENTER','MENTEE',2025,'2025-12-24','2026-02-05',NULL,0,1,1);
INSERT INTO "goal_status" VALUES('G-2025-0001-4','PAIR-2025-0001','P-00011',1,2025,'CENTER','MENTEE',2025,'2026-01-05','2026-04-22','2026-04-13',0,1,NULL);
INSERT INTO "goal_status" VALUES('G-2025-0001-5','PAIR-2025-0001','P-00011',1,2025,'CENTER','MENTEE',2025,'2026-02-18','2026-04-25','2026-04-02',0,1,0);
INSERT INTO "goal_status" VALUES('G-2025-0002-1','PAIR-2025-0002','P-00012',1,2025,'PUBLIC_PRESCHOOL','MENTEE',2025,'2025-10-30','2026-01-04',NULL,0,1,NULL);
INSERT INTO "goal_status" VALUES('G-2025-0002-2','PAIR-2025-0002','P-00012',1,2025,'PUBLIC_PRESCHOOL','MENTEE',2025,'2025-11-06','2026-01-15','2026-01-07',0,1,NULL);
INSERT INTO "goal_status" VALUES('G-2025-0002-3','PAIR-2025-0002','P-00012',1,2025,'PUBLIC_PRESCHOOL','MENTEE',2025,'2025-11-26','2026-02-11','2026-01-28',0,1,NULL);
INSERT INTO "goal_status" VALUES('G-2025-0002-4','PAIR-2025-0002','P-00012',1,2025,'PUBLIC_PRESCHOOL','MENTEE',2025,'2025-12-10','2026-02-24',NULL,1,1,0);
INSERT INTO "goal_status" VALUES('G-2025-0002-5','PAIR-2025-0002','P-00012',1,2025,'PUBLIC_PRESCHOOL','MENTEE',2025,'2025-12-19','2026-02-07','2026-01-28',0,1,NULL);
INSERT INTO "goal_status" VALUES('G-2025-0002-6','PAIR-2025-0002','P-00012',1,2025,'PUBLIC_PRESCHOOL','MENTEE',2025,'2025-12-31','2026-02-23',NULL,0,1,NULL);
INSERT INTO "goal_status" VALUES('G-2025-0003-1','PAIR-2025-0003','P-00013',1,2025,'CENTER','MENTEE_ADMIN',2025,'2025-10-22','2025-11-20','2025-11-06',0,1,NULL);
INSERT INTO "goal_status" VALUES('G-2025-0003-2','PAIR-2025-0003','P-00013',1,2025,'CENTER','MENTEE_ADMIN',2025,'2025-11-04','2026-02-14','2026-02-09',0,1,NULL);
INSERT INTO "goal_status" VALUES('G-2025-0003-3','PAIR-2025-0003','P-00013',1,2025,'CENTER','MENTEE_ADMIN',2025,'2025-11-20',NULL,'2025-12-30',0,1,NULL);
INSERT INTO "goal_status" VALUES('G-2025-0003-4','PAIR-2025-0003','P-00013',1,2025,'CENTER','MENTEE_ADMIN',2025,'2025-12-30','2026-02-26',NULL,0,1,NULL);
INSERT INTO "goal_status" VALUES('G-2025-0004-1','PAIR-2025-0004','P-00018',5,2025,'CENTER','MENTEE',2025,'2025-10-09',NULL,NULL,0,1,0);
INSERT INTO "goal_status" VALUES('G-2025-0004-2','PAIR-2025-0004','P-00018',5,2025,'CENTER','MENTEE',2025,'2025-11-12','2026-01-31',NULL,0,1,0);
INSERT INTO "goal_status" VALUES('G-2025-0004-3','PAIR-2025-0004','P-00018',5,2025,'CENTER','MENTEE',2025,'2025-11-12','2026-01-23',NULL,0,1,1);
INSERT INTO "goal_status" VALUES('G-2025-0004-4','PAIR-2025-0004','P-00018',5,2025,'CENTER','MENTEE',2025,'2025-11-27','2026-03-02',NULL,0,1,1);
INSERT INTO "goal_status" VALUES('G-2025-0004-5','PAIR-2025-0004','P-00018',5,2025,'CENTER','MENTEE',2025,'2026-01-14','2026-04-11','2026-03-16',0,1,0);
INSERT INTO "goal_status" VALUES('G-2025-0004-6','PAIR-2025-0004','P-00018',5,2025,'CENTER','MENTEE',2025,'2026-02-06','2026-06-04','2026-05-11',0,1,1);
INSERT INTO "goal_status" VALUES('G-2025-0005-1','PAIR-2025-0005','P-00019',5,2025,'PUBLIC_PRESCHOOL','MENTEE',2025,'2025-10-15',NULL,'2026-02-06',0,1,0);
INSERT INTO "goal_status" VALUES('G-2025-0005-2','PAIR-2025-0005','P-00019',5,2025,'PUBLIC_PRESCHOOL','MENTEE',2025,'2025-10-22','2026-01-05',NULL,0,1,1);
INSERT INTO "goal_status" VALUES('G-2025-0005-3','PAIR-2025-0005','P-00019',5,2025,'PUBLIC_PRESCHOOL','MENTEE',2025,'2025-12-02','2026-02-17',NULL,0,1,1);
INSERT INTO "goal_status" VALUES('G-2025-0005-4','PAIR-2025-0005','P-00019',5,2025,'PUBLIC_PRESCHOOL','MENTEE',2025,'2026-01-16','2026-04-27',NULL,0,1,1);
INSERT INTO "goal_status" VALUES('G-2025-0005-5','PAIR-2025-0005','P-00019',5,2025,'PUBLIC_PRESCHOOL','MENTEE',2025,'2026-01-22','2026-04-22',NULL,0,0,NULL);
INSERT INTO "goal_status" VALUES('G-2025-0005-6','PAIR-2025-0005','P-00019',5,2025,'PUBLIC_PRESCHOOL','MENTEE',2025,'2026-02-20','2026-05-10',NULL,1,0,NULL);
INSERT INTO "goal_status" VALUES('G-2025-0006-1','PAIR-2025-0006','P-00020',5,2025,'HEAD_START','MENTEE_ADMIN',2025,'2025-10-23','2025-11-28',NULL,0,1,NULL);
INSERT INTO "goal_status" VALUES('G-2025-0006-2','PAIR-2025-0006','P-00020',5,2025,'HEAD_START','MENTEE_ADMIN',2025,'2025-10-31','2026-01-04','2025-12-26',0,1,NULL);
INSERT INTO "goal_status" VALUES('G-2025-0006-3','PAIR-2025-0006','P-00020',5,2025,'HEAD_START','MENTEE_ADMIN',2025,'2025-11-03','2026-01-21',NULL,0,1,NULL);
INSERT INTO "goal_status" VALUES('G-2025-0006-4','PAIR-2025-0006','P-00020',5,2025,'HEAD_START','MENTEE_ADMIN',2025,'2025-11-20','2026-01-26',NULL,0,1,NULL);
INSERT INTO "goal_status" VALUES('G-2026-0001-1','PAIR-2026-0001','P-00024',1,2026,'CENTER','MENTEE',2026,'2026-10-08','2026-12-05',NULL,0,0,NULL);
INSERT INTO "goal_status" VALUES('G-2026-0001-2','PAIR-2026-0001','P-00024',1,2026,'CENTER','MENTEE',2026,'2026-10-30','2026-12-13',NULL,0,0,NULL);
INSERT INTO "goal_status" VALUES('G-2026-0001-3','PAIR-2026-0001','P-00024',1,2026,'CENTER','MENTEE',2026,'2026-11-13','2027-02-07',NULL,0,0,NULL);
INSERT INTO "goal_status" VALUES('G-2026-0002-1','PAIR-2026-0002','P-00025',1,2026,'CENTER','MENTEE_ADMIN',2026,'2026-10-13','2026-12-22',NULL,0,1,NULL);
INSERT INTO "goal_status" VALUES('G-2026-0002-2','PAIR-2026-0002','P-00025',1,2026,'CENTER','MENTEE_ADMIN',2026,'2026-11-19','2027-03-05',NULL,0,0,NULL);
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
INSERT INTO "goals" VALUES('G-2023-0001-1','PAIR-2023-0001','2023-10-28','2023-12-10',NULL,NULL,'Competency area 2','Y','dropped',NULL,NULL,NULL,1,4,2);
INSERT INTO "goals" VALUES('G-2023-0001-2','PAIR-2023-0001','2023-12-20','2024-02-06',NULL,NULL,'Competency area 2','N','achieved','2024-01-13',NULL,NULL,1,4,3);
INSERT INTO "goals" VALUES('G-2023-0001-3','PAIR-2023-0001','2023-12-27',NULL,NULL,NULL,'Competency area 4','Y','achieved','2024-02-20',NULL,NULL,1,4,4);
INSERT INTO "goals" VALUES('G-2023-0002-1','PAIR-2023-0002','2023-11-01','2024-01-25',NULL,NULL,'Competency area 2','Y','achieved','2023-12-30',NULL,NULL,5,4,5);
INSERT INTO "goals" VALUES('G-2023-0002-2','PAIR-2023-0002','2023-11-10','2024-01-04',NULL,NULL,'Competency area 5','Y','achieved','2024-01-07',NULL,NULL,5,4,6);
INSERT INTO "goals" VALUES('G-2023-0002-3','PAIR-2023-0002','2023-12-14','2024-01-31',NULL,'Safe, healthy environments',NULL,'Y','achieved','2024-02-01',NULL,NULL,5,4,7);
INSERT INTO "goals" VALUES('G-2023-0002-4','PAIR-2023-0002','2023-12-19',NULL,NULL,'Curriculum and learning',NULL,'Y','in_progress',NULL,NULL,NULL,5,4,8);
INSERT INTO "goals" VALUES('G-2024-0001-1','PAIR-2024-0001','2024-10-22','2024-12-09',NULL,NULL,'Competency area 4','Y','achieved','2024-12-11',NULL,NULL,1,5,2);
INSERT INTO "goals" VALUES('G-2024-0001-2','PAIR-2024-0001','2024-10-23','2025-01-08',NULL,NULL,'Competency area 4','Y','achieved','2025-01-12',NULL,NULL,1,5,3);
INSERT INTO "goals" VALUES('G-2024-0001-3','PAIR-2024-0001','2024-12-12','2025-02-07',NULL,NULL,'Competency area 7','Y','in_progress',NULL,NULL,NULL,1,5,4);
INSERT INTO "goals" VALUES('G-2024-0002-1','PAIR-2024-0002','2024-11-01','2025-02-22',NULL,'Family and community engagement',NULL,'Y','in_progress',NULL,NULL,NULL,5,5,5);
INSERT INTO "goals" VALUES('G-2024-0002-2','PAIR-2024-0002','2024-11-29','2025-02-16',NULL,NULL,'Competency area 8','Y','in_progress',NULL,NULL,NULL,5,5,6);
INSERT INTO "goals" VALUES('G-2024-0002-3','PAIR-2024-0002','2025-01-21','2025-03-25',NULL,NULL,'Competency area 1','N','in_progress',NULL,NULL,NULL,5,5,7);
INSERT INTO "goals" VALUES('G-2024-0002-4','PAIR-2024-0002','2025-03-07','2025-05-01',NULL,'Family and community engagement',NULL,'Y','in_progress',NULL,NULL,NULL,5,5,8);
INSERT INTO "goals" VALUES('G-2025-0001-1','PAIR-2025-0001','2025-10-28','2025-12-26',NULL,NULL,'Competency area 4','Y','not_started',NULL,NULL,NULL,1,6,2);
INSERT INTO "goals" VALUES('G-2025-0001-2','PAIR-2025-0001','2025-12-18','2026-03-17','TS',NULL,NULL,'N','achieved','2026-03-21',NULL,NULL,1,6,3);
INSERT INTO "goals" VALUES('G-2025-0001-3','PAIR-2025-0001','2025-12-24','2026-02-05','QF',NULL,NULL,'N','in_progress',NULL,NULL,NULL,1,6,4);
INSERT INTO "goals" VALUES('G-2025-0001-4','PAIR-2025-0001','2026-01-05','2026-04-22',NULL,NULL,'Competency area 3','Y','achieved','2026-04-13',NULL,NULL,1,6,5);
INSERT INTO "goals" VALUES('G-2025-0001-5','PAIR-2025-0001','2026-02-18','2026-04-25','ILF',NULL,NULL,'Y','achieved','2026-04-02',NULL,NULL,1,6,6);
INSERT INTO "goals" VALUES('G-2025-0002-1','PAIR-2025-0002','2025-10-30','2026-01-04',NULL,NULL,'Competency area 7','N','in_progress',NULL,NULL,NULL,1,6,7);
INSERT INTO "goals" VALUES('G-2025-0002-2','PAIR-2025-0002','2025-11-06','2026-01-15',NULL,NULL,'Competency area 6','Y','achieved','2026-01-07',NULL,NULL,1,6,8);
INSERT INTO "goals" VALUES('G-2025-0002-3','PAIR-2025-0002','2025-11-26','2026-02-11',NULL,'Workforce and professional qualifications',NULL,'N','achieved','2026-01-28',NULL,NULL,1,6,9);
INSERT INTO "goals" VALUES('G-2025-0002-4','PAIR-2025-0002','2025-12-10','2026-02-24','BM',NULL,NULL,'Y','dropped',NULL,NULL,NULL,1,6,10);
INSERT INTO "goals" VALUES('G-2025-0002-5','PAIR-2025-0002','2025-12-19','2026-02-07',NULL,'Safe, healthy environments',NULL,'Y','achieved','2026-01-28',NULL,NULL,1,6,11);
INSERT INTO "goals" VALUES('G-2025-0002-6','PAIR-2025-0002','2025-12-31','2026-02-23',NULL,'Leadership, administration, management',NULL,'Y','in_progress',NULL,NULL,NULL,1,6,12);
INSERT INTO "goals" VALUES('G-2025-0003-1','PAIR-2025-0003','2025-10-22','2025-11-20',NULL,'Safe, healthy environments',NULL,'Y','achieved','2025-11-06',NULL,NULL,1,6,13);
INSERT INTO "goals" VALUES('G-2025-0003-2','PAIR-2025-0003','2025-11-04','2026-02-14',NULL,'Leadership, administration, management',NULL,'N','achieved','2026-02-09',NULL,NULL,1,6,14);
INSERT INTO "goals" VALUES('G-2025-0003-3','PAIR-2025-0003','2025-11-20',NULL,NULL,'Curriculum and learning',NULL,'Y','achieved','2025-12-30',NULL,NULL,1,6,15);
INSERT INTO "goals" VALUES('G-2025-0003-4','PAIR-2025-0003','2025-12-30','2026-02-26',NULL,NULL,'Competency area 3','Y','in_progress',NULL,NULL,NULL,1,6,16);
INSERT INTO "goals" VALUES('G-2025-0004-1','PAIR-2025-0004','2025-10-09',NULL,'RCP',NULL,NULL,'Y','in_progress',NULL,NULL,NULL,5,6,17);
INSERT INTO "goals" VALUES('G-2025-0004-2','PAIR-2025-0004','2025-11-12','2026-01-31','TS',NULL,NULL,'Y','in_progress',NULL,NULL,NULL,5,6,18);
INSERT INTO "goals" VALUES('G-2025-0004-3','PAIR-2025-0004','2025-11-12','2026-01-23','LM',NULL,NULL,'Y','in_progress',NULL,NULL,NULL,5,6,19);
INSERT INTO "goals" VALUES('G-2025-0004-4','PAIR-2025-0004','2025-11-27','2026-03-02','FLD',NULL,NULL,'Y','not_started',NULL,NULL,NULL,5,6,20);
INSERT INTO "goals" VALUES('G-2025-0004-5','PAIR-2025-0004','2026-01-14','2026-04-11','RCP',NULL,NULL,'Y','achieved','2026-03-16',NULL,NULL,5,6,21);
INSERT INTO "goals" VALUES('G-2025-0004-6','PAIR-2025-0004','2026-02-06','2026-06-04','FLD',NULL,NULL,'Y','achieved','2026-05-11',NULL,NULL,5,6,22);
INSERT INTO "goals" VALUES('G-2025-0005-1','PAIR-2025-0005','2025-10-15',NULL,'ILF',NULL,NULL,'Y','achieved','2026-02-06',1,2.0,5,6,23);
INSERT INTO "goals" VALUES('G-2025-0005-2','PAIR-2025-0005','2025-10-22','2026-01-05','QF',NULL,NULL,'Y','in_progress',NULL,-1,2.0,5,6,24);
INSERT INTO "goals" VALUES('G-2025-0005-3','PAIR-2025-0005','2025-12-02','2026-02-17','CD',NULL,NULL,'Y','in_progress',NULL,-1,1.0,5,6,25);
INSERT INTO "goals" VALUES('G-2025-0005-4','PAIR-2025-0005','2026-01-16','2026-04-27','LM',NULL,NULL,'Y','in_progress',NULL,-1,2.0,5,6,26);
INSERT INTO "goals" VALUES('G-2025-0005-5','PAIR-2025-0005','2026-01-22','2026-04-22',NULL,NULL,'Competency area 2','Y','in_progress',NULL,-2,2.0,5,6,27);
INSERT INTO "goals" VALUES('G-2025-0005-6','PAIR-2025-0005','2026-02-20','2026-05-10',NULL,'Family and community engagement',NULL,'Y','dropped',NULL,NULL,1.0,5,6,28);
INSERT INTO "goals" VALUES('G-2025-0006-1','PAIR-2025-0006','2025-10-23','2025-11-28',NULL,'Leadership, administration, management',NULL,'Y','in_progress',NULL,NULL,NULL,5,6,29);
INSERT INTO "goals" VALUES('G-2025-0006-2','PAIR-2025-0006','2025-10-31','2026-01-04',NULL,NULL,'Competency area 7','Y','achieved','2025-12-26',NULL,NULL,5,6,30);
INSERT INTO "goals" VALUES('G-2025-0006-3','PAIR-2025-0006','2025-11-03','2026-01-21',NULL,'Leadership, administration, management',NULL,'Y','in_progress',NULL,NULL,NULL,5,6,31);
INSERT INTO "goals" VALUES('G-2025-0006-4','PAIR-2025-0006','2025-11-20','2026-01-26',NULL,'Leadership, administration, management',NULL,'Y','in_progress',NULL,NULL,NULL,5,6,32);
INSERT INTO "goals" VALUES('G-2026-0001-1','PAIR-2026-0001','2026-10-08','2026-12-05',NULL,'Leadership, administration, management',NULL,'Y','in_progress',NULL,NULL,NULL,1,7,2);
INSERT INTO "goals" VALUES('G-2026-0001-2','PAIR-2026-0001','2026-10-30','2026-12-13',NULL,NULL,'Competency area 8','Y','in_progress',NULL,NULL,NULL,1,7,3);
INSERT INTO "goals" VALUES('G-2026-0001-3','PAIR-2026-0001','2026-11-13','2027-02-07',NULL,NULL,'Competency area 1','Y','not_started',NULL,NULL,NULL,1,7,4);
INSERT INTO "goals" VALUES('G-2026-0002-1','PAIR-2026-0002','2026-10-13','2026-12-22',NULL,NULL,'Competency area 3','Y','in_progress',NULL,NULL,1.0,1,7,5);
INSERT INTO "goals" VALUES('G-2026-0002-2','PAIR-2026-0002','2026-11-19','2027-03-05',NULL,'Safe, healthy environments',NULL,'N','not_started',NULL,NULL,3.0,1,7,6);
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
INSERT INTO "import_regions" VALUES(1,1,14,'2026-11-30 15:26:13.766096');
INSERT INTO "import_regions" VALUES(1,5,14,'2026-11-30 15:26:13.766096');
INSERT INTO "import_regions" VALUES(2,1,17,'2026-11-30 15:26:13.823074');
INSERT INTO "import_regions" VALUES(2,5,16,'2026-11-30 15:26:13.823074');
INSERT INTO "import_regions" VALUES(3,1,7,'2026-11-30 15:26:13.880184');
INSERT INTO "import_regions" VALUES(3,5,5,'2026-11-30 15:26:13.880184');
INSERT INTO "import_regions" VALUES(4,1,3,'2026-11-30 15:26:13.932359');
INSERT INTO "import_regions" VALUES(4,5,4,'2026-11-30 15:26:13.932359');
INSERT INTO "import_regions" VALUES(5,1,3,'2026-11-30 15:26:13.981280');
INSERT INTO "import_regions" VALUES(5,5,4,'2026-11-30 15:26:13.981280');
INSERT INTO "import_regions" VALUES(6,1,15,'2026-11-30 15:26:14.032418');
INSERT INTO "import_regions" VALUES(6,5,16,'2026-11-30 15:26:14.032418');
INSERT INTO "import_regions" VALUES(7,1,5,'2026-11-30 15:26:14.079799');
INSERT INTO "import_regions" VALUES(8,1,11,'2026-11-30 15:26:14.138106');
INSERT INTO "import_regions" VALUES(9,5,14,'2026-11-30 15:26:14.259269');
INSERT INTO "import_regions" VALUES(10,1,10,'2026-11-30 15:26:14.310213');
INSERT INTO "import_regions" VALUES(11,5,10,'2026-11-30 15:26:14.362333');
INSERT INTO "import_regions" VALUES(12,1,39,'2026-11-30 15:26:14.417165');
INSERT INTO "import_regions" VALUES(13,5,37,'2026-11-30 15:26:14.471398');
INSERT INTO "import_regions" VALUES(14,1,3,'2026-11-30 15:26:14.523364');
INSERT INTO "import_regions" VALUES(15,1,230,'2026-11-30 15:26:14.621793');
INSERT INTO "import_regions" VALUES(15,5,118,'2026-11-30 15:26:14.621793');
INSERT INTO "import_regions" VALUES(16,1,40,'2026-11-30 15:26:14.689476');
INSERT INTO "import_regions" VALUES(17,1,10,'2026-11-30 15:26:14.751109');
INSERT INTO "import_regions" VALUES(17,5,10,'2026-11-30 15:26:14.751109');
INSERT INTO "import_regions" VALUES(18,1,18,'2026-11-30 15:26:14.812205');
INSERT INTO "import_regions" VALUES(18,5,20,'2026-11-30 15:26:14.812205');
INSERT INTO "import_regions" VALUES(19,1,68,'2026-11-30 15:26:14.870133');
INSERT INTO "import_regions" VALUES(19,5,62,'2026-11-30 15:26:14.870133');
INSERT INTO "import_regions" VALUES(20,1,76,'2026-11-30 15:26:14.933142');
INSERT INTO "import_regions" VALUES(20,5,65,'2026-11-30 15:26:14.933142');
INSERT INTO "import_regions" VALUES(21,1,214,'2026-11-30 15:26:15.081548');
INSERT INTO "import_regions" VALUES(21,5,196,'2026-11-30 15:26:15.081548');
INSERT INTO "import_regions" VALUES(22,1,12,'2026-11-30 15:26:15.143093');
INSERT INTO "import_regions" VALUES(22,5,15,'2026-11-30 15:26:15.143093');
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
	CONSTRAINT ck_imports_known_status CHECK (status IN ('saved', 'refused')), 
	CONSTRAINT ck_imports_every_row_is_accounted_for CHECK (rows_total = rows_new + rows_changed + rows_unchanged + rows_refused)
);
INSERT INTO "imports" VALUES(1,'programs','01-programs.csv','eb3860234e16cb3fc200cbdaacff36f6ec9a692da9b61b01959b1728fa0274cc',2798,NULL,'demonstration',NULL,'2026-11-30 15:26:13.670768','2026-11-30 15:26:13.766096','saved','28 rows new, 0 changed.',28,28,0,0,0,'2-29','','','');
INSERT INTO "imports" VALUES(2,'participants','02-participants.csv','cda2c171610f41d25442905cd7445921232f8abd426d85d2d92daf4fdf96fea5',3750,NULL,'demonstration',NULL,'2026-11-30 15:26:13.772569','2026-11-30 15:26:13.823074','saved','33 rows new, 0 changed.',33,33,0,0,0,'2-34','','','');
INSERT INTO "imports" VALUES(3,'pairs','03-pairs.csv','05591dfa118fe497a4bd57226b1bbce8ee58994e9e40f5dfcae7cfb6328fb514',1073,NULL,'demonstration',NULL,'2026-11-30 15:26:13.827833','2026-11-30 15:26:13.880184','saved','12 rows new, 0 changed.',12,12,0,0,0,'2-13','','','');
INSERT INTO "imports" VALUES(4,'goals','04-goals-2023.csv','e46850fcdd49980e6319d32c8312adbe91f3936d8597b879b150af9388b1fca6',772,NULL,'demonstration',NULL,'2026-11-30 15:26:13.884535','2026-11-30 15:26:13.932359','saved','7 rows new, 0 changed.',7,7,0,0,0,'2-8','','','');
INSERT INTO "imports" VALUES(5,'goals','04-goals-2024.csv','1a4410a11e9fdb4ada3b8b000f2dcef95f176eeacbc75eba6c914bfcefe12296',786,NULL,'demonstration',NULL,'2026-11-30 15:26:13.936820','2026-11-30 15:26:13.981280','saved','7 rows new, 0 changed.',7,7,0,0,0,'2-8','','','');
INSERT INTO "imports" VALUES(6,'goals','04-goals-2025.csv','02d5f101fbffb9cdb84d44de3a978fd21236ed821d4910114c71e777b91f49c8',2901,NULL,'demonstration',NULL,'2026-11-30 15:26:13.985350','2026-11-30 15:26:14.032418','saved','31 rows new, 0 changed.',31,31,0,0,0,'2-32','','','');
INSERT INTO "imports" VALUES(7,'goals','04-goals-2026.csv','a7c430c839414fe0ea01d6cd22aeb26d4a0de2d7ffdf9e4d8d6ca6324beb8f1c',604,NULL,'demonstration',NULL,'2026-11-30 15:26:14.036564','2026-11-30 15:26:14.079799','saved','5 rows new, 0 changed.',5,5,0,0,0,'2-6','','','');
INSERT INTO "imports" VALUES(8,'sessions','05-sessions-2023-region-1.csv','51506e1511cf5d737dae2e36ae10a4543a3881ffd7f7957319ef75fc343581a5',2028,NULL,'demonstration',1,'2026-11-30 15:26:14.083980','2026-11-30 15:26:14.138106','saved','11 rows new, 0 changed.',11,11,0,0,0,'2-12','','','');
INSERT INTO "imports" VALUES(9,'sessions','05-sessions-2023-region-5.csv','a704d8cf1b26c2f7d76acb9d0b6f33722c2c7b1a26bccbf076aa3f59208d9639',2553,NULL,'demonstration',5,'2026-11-30 15:26:14.142252','2026-11-30 15:26:14.259269','saved','14 rows new, 0 changed.',14,14,0,0,0,'2-15','','','');
INSERT INTO "imports" VALUES(10,'sessions','05-sessions-2024-region-1.csv','9eb75926fe79babcc74da099aa9927d5f0d0bb703f3371cc98802abbbe43adf1',1875,NULL,'demonstration',1,'2026-11-30 15:26:14.263125','2026-11-30 15:26:14.310213','saved','10 rows new, 0 changed.',10,10,0,0,0,'2-11','','','');
INSERT INTO "imports" VALUES(11,'sessions','05-sessions-2024-region-5.csv','63909ec056de72f66fcce9959b0d1eedd3dacb02315a7671d06f78b95fce83e3',1759,NULL,'demonstration',5,'2026-11-30 15:26:14.314039','2026-11-30 15:26:14.362333','saved','10 rows new, 0 changed.',10,10,0,0,0,'2-11','','','');
INSERT INTO "imports" VALUES(12,'sessions','05-sessions-2025-region-1.csv','84cee77568e5c5810d6a5eb4f288c336802ca0d2b459f618b4cd81da37cb8456',7103,NULL,'demonstration',1,'2026-11-30 15:26:14.366551','2026-11-30 15:26:14.417165','saved','39 rows new, 0 changed.',39,39,0,0,0,'2-40','','','');
INSERT INTO "imports" VALUES(13,'sessions','05-sessions-2025-region-5.csv','eced5ea6aba1dcbc29c6c871da41b4c0085dfd96deb23c0429420bea0c89db3f',6394,NULL,'demonstration',5,'2026-11-30 15:26:14.421167','2026-11-30 15:26:14.471398','saved','37 rows new, 0 changed.',37,37,0,0,0,'2-38','','','');
INSERT INTO "imports" VALUES(14,'sessions','05-sessions-2026-region-1.csv','b79e8c2501aebab0ca38b58c8de0cc7b2148c481e25ab076ab330df18acbe20d',636,NULL,'demonstration',1,'2026-11-30 15:26:14.475475','2026-11-30 15:26:14.523364','saved','3 rows new, 0 changed.',3,3,0,0,0,'2-4','','','');
INSERT INTO "imports" VALUES(15,'class','06-class-2025.csv','90c876c11fb76b2e128f8ab21367caa86ac7ae6a6fe0310f9fed813be7878539',44132,NULL,'demonstration',NULL,'2026-11-30 15:26:14.527330','2026-11-30 15:26:14.621793','saved','348 rows new, 0 changed.',348,348,0,0,0,'2-349','','','');
INSERT INTO "imports" VALUES(16,'class','06-class-2026.csv','40be6038f3f4a1de84491b1e21fd53ba90276f033fa25b2b788718070e871702',5284,NULL,'demonstration',NULL,'2026-11-30 15:26:14.627126','2026-11-30 15:26:14.689476','saved','40 rows new, 0 changed.',40,40,0,0,0,'2-41','','','');
INSERT INTO "imports" VALUES(17,'employment','07-employment.csv','9889f09b27d20e8e0d73ebdd8bd7c992ea1a7f9fdf3dabd67eaef1fa1065e695',742,NULL,'demonstration',NULL,'2026-11-30 15:26:14.693798','2026-11-30 15:26:14.751109','saved','20 rows new, 0 changed.',20,20,0,0,0,'2-21','','','');
INSERT INTO "imports" VALUES(18,'qris','08-qris.csv','87c83768cb285979f1d5ccf5bfa38f8692f79def96ea9bd04390db08e55b7ba7',1531,NULL,'demonstration',NULL,'2026-11-30 15:26:14.755659','2026-11-30 15:26:14.812205','saved','38 rows new, 0 changed.',38,38,0,0,0,'2-39','','','');
INSERT INTO "imports" VALUES(19,'action_steps','09-action-steps.csv','3d30dac4d3c17813b5eb4fdbcff0cb4c63abd9cd9914fa276a65f8538880549f',6545,NULL,'demonstration',NULL,'2026-11-30 15:26:14.816968','2026-11-30 15:26:14.870133','saved','130 rows new, 0 changed.',130,130,0,0,0,'2-131','','','');
INSERT INTO "imports" VALUES(20,'attendance','10-attendance.csv','01a7a8110affe37879526d273805860a90a32726082aefc883f01679b091aa25',6369,NULL,'demonstration',NULL,'2026-11-30 15:26:14.874626','2026-11-30 15:26:14.933142','saved','141 rows new, 0 changed.',141,141,0,0,0,'2-142','','','');
INSERT INTO "imports" VALUES(21,'surveys','11-surveys.csv','1e15c69adf056e2d98748da29241cf20b3ef94e7c8c88aca8c29b1c1b5f72958',24170,NULL,'demonstration',NULL,'2026-11-30 15:26:14.937996','2026-11-30 15:26:15.081548','saved','410 rows new, 0 changed.',410,410,0,0,0,'2-411','','','');
INSERT INTO "imports" VALUES(22,'funds','12-funds.csv','26dee0bf08182c5d9854d760fc9c59695c2e11fe289de462cdb0dea0c9560d9f',1706,NULL,'demonstration',NULL,'2026-11-30 15:26:15.086909','2026-11-30 15:26:15.143093','saved','27 rows new, 0 changed.',27,27,0,0,0,'2-28','','','');
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
INSERT INTO "pair_goals" VALUES('PAIR-2023-0001','P-00003',1,2023,'CENTER','MENTEE_ADMIN',2023,3,0,NULL);
INSERT INTO "pair_goals" VALUES('PAIR-2023-0002','P-00005',5,2023,'CENTER','MENTEE_ADMIN',2023,4,0,NULL);
INSERT INTO "pair_goals" VALUES('PAIR-2024-0001','P-00007',1,2024,'CENTER','MENTEE_ADMIN',2024,3,0,NULL);
INSERT INTO "pair_goals" VALUES('PAIR-2024-0002','P-00008',5,2024,'CENTER','MENTEE_ADMIN',2024,4,0,NULL);
INSERT INTO "pair_goals" VALUES('PAIR-2025-0001','P-00011',1,2025,'CENTER','MENTEE',2025,5,0,NULL);
INSERT INTO "pair_goals" VALUES('PAIR-2025-0002','P-00012',1,2025,'PUBLIC_PRESCHOOL','MENTEE',2025,6,0,NULL);
INSERT INTO "pair_goals" VALUES('PAIR-2025-0003','P-00013',1,2025,'CENTER','MENTEE_ADMIN',2025,4,0,NULL);
INSERT INTO "pair_goals" VALUES('PAIR-2025-0004','P-00018',5,2025,'CENTER','MENTEE',2025,6,0,NULL);
INSERT INTO "pair_goals" VALUES('PAIR-2025-0005','P-00019',5,2025,'PUBLIC_PRESCHOOL','MENTEE',2025,6,5,3.836560633199566439e+01);
INSERT INTO "pair_goals" VALUES('PAIR-2025-0006','P-00020',5,2025,'HEAD_START','MENTEE_ADMIN',2025,4,0,NULL);
INSERT INTO "pair_goals" VALUES('PAIR-2026-0001','P-00024',1,2026,'CENTER','MENTEE',2026,3,0,NULL);
INSERT INTO "pair_goals" VALUES('PAIR-2026-0002','P-00025',1,2026,'CENTER','MENTEE_ADMIN',2026,2,0,NULL);
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
INSERT INTO "pair_months" VALUES('PAIR-2023-0001','2023-10','P-00003',1,2023,'CENTER','MENTEE_ADMIN',2023,28,1,1,1,1,75,75,2,0,0,75,0,0,0,1,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2023-0001','2023-11','P-00003',1,2023,'CENTER','MENTEE_ADMIN',2023,30,1,1,1,1,80,80,2,0,80,0,0,0,1,0,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2023-0001','2023-12','P-00003',1,2023,'CENTER','MENTEE_ADMIN',2023,31,1,1,1,1,75,75,2,0,75,0,0,0,1,0,0,0,1,2,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2023-0001','2024-01','P-00003',1,2023,'CENTER','MENTEE_ADMIN',2023,31,1,1,1,2,145,145,6,1,80,65,0,0,1,1,0,0,0,2,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2023-0001','2024-02','P-00003',1,2023,'CENTER','MENTEE_ADMIN',2023,29,1,1,1,1,100,100,1,0,100,0,0,0,1,0,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2023-0001','2024-03','P-00003',1,2023,'CENTER','MENTEE_ADMIN',2023,31,1,1,1,1,90,90,2,1,0,90,0,0,0,1,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2023-0001','2024-04','P-00003',1,2023,'CENTER','MENTEE_ADMIN',2023,30,1,1,1,1,65,65,1,0,0,65,0,0,0,1,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2023-0001','2024-05','P-00003',1,2023,'CENTER','MENTEE_ADMIN',2023,31,1,1,1,1,95,95,3,0,95,0,0,0,1,0,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2023-0001','2024-06','P-00003',1,2023,'CENTER','MENTEE_ADMIN',2023,19,1,1,1,1,85,85,3,0,0,0,85,0,0,0,1,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2023-0002','2023-10','P-00005',5,2023,'CENTER','MENTEE_ADMIN',2023,20,1,1,1,1,55,55,2,0,55,0,0,0,1,0,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2023-0002','2023-11','P-00005',5,2023,'CENTER','MENTEE_ADMIN',2023,30,1,1,1,2,105,105,3,0,0,50,55,0,0,1,1,0,0,2,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2023-0002','2023-12','P-00005',5,2023,'CENTER','MENTEE_ADMIN',2023,31,1,1,1,1,65,65,4,1,0,0,65,0,0,0,1,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2023-0002','2024-01','P-00005',5,2023,'CENTER','MENTEE_ADMIN',2023,31,1,1,1,1,65,65,2,1,0,65,0,0,0,1,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2023-0002','2024-02','P-00005',5,2023,'CENTER','MENTEE_ADMIN',2023,29,1,1,1,1,65,65,3,1,65,0,0,0,1,0,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2023-0002','2024-03','P-00005',5,2023,'CENTER','MENTEE_ADMIN',2023,31,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2023-0002','2024-04','P-00005',5,2023,'CENTER','MENTEE_ADMIN',2023,30,1,1,1,2,160,160,4,0,160,0,0,10,2,0,0,1,1,4,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2023-0002','2024-05','P-00005',5,2023,'CENTER','MENTEE_ADMIN',2023,31,1,1,1,2,125,125,5,0,55,70,0,0,1,1,0,0,0,2,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2023-0002','2024-06','P-00005',5,2023,'CENTER','MENTEE_ADMIN',2023,13,0,1,1,2,155,155,6,1,155,0,0,0,2,0,0,0,0,2,0,0);
INSERT INTO "pair_months" VALUES('PAIR-2024-0001','2024-10','P-00007',1,2024,'CENTER','MENTEE_ADMIN',2024,25,1,1,1,1,70,70,2,1,70,0,0,0,1,0,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2024-0001','2024-11','P-00007',1,2024,'CENTER','MENTEE_ADMIN',2024,30,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2024-0001','2024-12','P-00007',1,2024,'CENTER','MENTEE_ADMIN',2024,31,1,1,1,1,70,70,1,1,70,0,0,0,1,0,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2024-0001','2025-01','P-00007',1,2024,'CENTER','MENTEE_ADMIN',2024,31,1,1,1,1,90,90,2,0,90,0,0,0,1,0,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2024-0001','2025-02','P-00007',1,2024,'CENTER','MENTEE_ADMIN',2024,28,1,1,1,1,80,80,2,0,80,0,0,0,1,0,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2024-0001','2025-03','P-00007',1,2024,'CENTER','MENTEE_ADMIN',2024,31,1,1,1,2,125,125,2,0,125,0,0,0,2,0,0,0,0,2,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2024-0001','2025-04','P-00007',1,2024,'CENTER','MENTEE_ADMIN',2024,30,1,1,1,1,65,65,2,0,0,65,0,0,0,1,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2024-0001','2025-05','P-00007',1,2024,'CENTER','MENTEE_ADMIN',2024,31,1,1,1,1,65,65,2,0,65,0,0,0,1,0,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2024-0001','2025-06','P-00007',1,2024,'CENTER','MENTEE_ADMIN',2024,12,0,1,1,2,150,150,6,2,80,70,0,0,1,1,0,0,0,2,0,0);
INSERT INTO "pair_months" VALUES('PAIR-2024-0002','2024-10','P-00008',5,2024,'CENTER','MENTEE_ADMIN',2024,30,1,1,1,1,85,85,1,0,0,85,0,0,0,1,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2024-0002','2024-11','P-00008',5,2024,'CENTER','MENTEE_ADMIN',2024,30,1,1,1,2,125,125,4,1,125,0,0,30,2,0,0,1,0,3,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2024-0002','2024-12','P-00008',5,2024,'CENTER','MENTEE_ADMIN',2024,31,1,1,1,1,75,75,1,0,0,75,0,0,0,1,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2024-0002','2025-01','P-00008',5,2024,'CENTER','MENTEE_ADMIN',2024,31,1,1,1,2,140,140,3,1,0,60,80,0,0,1,1,0,0,2,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2024-0002','2025-02','P-00008',5,2024,'CENTER','MENTEE_ADMIN',2024,28,1,1,1,1,65,65,1,1,0,65,0,0,0,1,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2024-0002','2025-03','P-00008',5,2024,'CENTER','MENTEE_ADMIN',2024,31,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2024-0002','2025-04','P-00008',5,2024,'CENTER','MENTEE_ADMIN',2024,30,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2024-0002','2025-05','P-00008',5,2024,'CENTER','MENTEE_ADMIN',2024,31,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2024-0002','2025-06','P-00008',5,2024,'CENTER','MENTEE_ADMIN',2024,11,0,1,1,1,60,60,1,1,60,0,0,0,1,0,0,0,0,1,0,0);
INSERT INTO "pair_months" VALUES('PAIR-2025-0001','2025-10','P-00011',1,2025,'CENTER','MENTEE',2025,22,1,1,1,2,175,175,4,1,90,0,85,30,1,0,1,1,0,3,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0001','2025-11','P-00011',1,2025,'CENTER','MENTEE',2025,30,1,1,1,1,75,0,2,1,75,0,0,0,1,0,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0001','2025-12','P-00011',1,2025,'CENTER','MENTEE',2025,31,1,1,1,1,75,75,2,0,75,0,0,0,1,0,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0001','2026-01','P-00011',1,2025,'CENTER','MENTEE',2025,31,1,1,1,1,50,50,3,0,0,50,0,0,0,1,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0001','2026-02','P-00011',1,2025,'CENTER','MENTEE',2025,28,1,1,1,1,80,0,3,1,80,0,0,0,1,0,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0001','2026-03','P-00011',1,2025,'CENTER','MENTEE',2025,31,1,1,0,0,0,0,0,0,0,0,0,20,0,0,0,1,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0001','2026-04','P-00011',1,2025,'CENTER','MENTEE',2025,30,1,1,1,1,70,70,3,1,70,0,0,0,1,0,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0001','2026-05','P-00011',1,2025,'CENTER','MENTEE',2025,31,1,1,1,1,55,55,3,0,0,55,0,0,0,1,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0001','2026-06','P-00011',1,2025,'CENTER','MENTEE',2025,16,1,1,1,2,150,150,4,1,75,75,0,0,1,1,0,0,0,2,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0002','2025-10','P-00012',1,2025,'PUBLIC_PRESCHOOL','MENTEE',2025,15,1,1,1,1,80,80,2,0,0,80,0,0,0,1,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0002','2025-11','P-00012',1,2025,'PUBLIC_PRESCHOOL','MENTEE',2025,30,1,1,1,1,85,85,2,1,85,0,0,25,1,0,0,1,0,2,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0002','2025-12','P-00012',1,2025,'PUBLIC_PRESCHOOL','MENTEE',2025,31,1,1,1,2,180,180,5,1,0,90,90,0,0,1,1,0,0,2,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0002','2026-01','P-00012',1,2025,'PUBLIC_PRESCHOOL','MENTEE',2025,31,1,1,1,1,80,80,1,0,0,80,0,0,0,1,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0002','2026-02','P-00012',1,2025,'PUBLIC_PRESCHOOL','MENTEE',2025,28,1,1,1,1,80,80,4,0,0,80,0,0,0,1,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0002','2026-03','P-00012',1,2025,'PUBLIC_PRESCHOOL','MENTEE',2025,31,1,1,1,1,90,90,1,0,0,0,90,0,0,0,1,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0002','2026-04','P-00012',1,2025,'PUBLIC_PRESCHOOL','MENTEE',2025,30,1,1,1,2,155,155,3,2,155,0,0,0,2,0,0,0,0,2,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0002','2026-05','P-00012',1,2025,'PUBLIC_PRESCHOOL','MENTEE',2025,31,1,1,1,1,55,55,2,0,55,0,0,0,1,0,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0002','2026-06','P-00012',1,2025,'PUBLIC_PRESCHOOL','MENTEE',2025,15,1,1,1,2,135,135,6,1,0,135,0,0,0,2,0,0,0,2,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0003','2025-09','P-00013',1,2025,'CENTER','MENTEE_ADMIN',2025,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "pair_months" VALUES('PAIR-2025-0003','2025-10','P-00013',1,2025,'CENTER','MENTEE_ADMIN',2025,31,1,1,1,1,80,80,2,0,0,80,0,0,0,1,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0003','2025-11','P-00013',1,2025,'CENTER','MENTEE_ADMIN',2025,30,1,1,1,2,130,130,5,1,55,75,0,0,1,1,0,0,0,2,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0003','2025-12','P-00013',1,2025,'CENTER','MENTEE_ADMIN',2025,31,1,1,1,1,70,70,2,0,70,0,0,0,1,0,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0003','2026-01','P-00013',1,2025,'CENTER','MENTEE_ADMIN',2025,31,1,1,1,1,90,90,4,1,0,90,0,0,0,1,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0003','2026-02','P-00013',1,2025,'CENTER','MENTEE_ADMIN',2025,28,1,1,1,1,90,90,1,0,90,0,0,0,1,0,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0003','2026-03','P-00013',1,2025,'CENTER','MENTEE_ADMIN',2025,31,1,1,1,2,180,180,4,0,180,0,0,0,2,0,0,0,0,2,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0003','2026-04','P-00013',1,2025,'CENTER','MENTEE_ADMIN',2025,30,1,1,1,2,155,155,6,2,80,75,0,25,1,1,0,1,0,3,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0003','2026-05','P-00013',1,2025,'CENTER','MENTEE_ADMIN',2025,31,1,1,1,1,65,65,2,0,65,0,0,20,1,0,0,1,0,2,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0003','2026-06','P-00013',1,2025,'CENTER','MENTEE_ADMIN',2025,12,0,1,1,1,65,65,3,0,0,0,65,0,0,0,1,0,0,1,0,0);
INSERT INTO "pair_months" VALUES('PAIR-2025-0004','2025-10','P-00018',5,2025,'CENTER','MENTEE',2025,31,1,1,1,2,150,150,3,0,150,0,0,10,2,0,0,1,0,3,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0004','2025-11','P-00018',5,2025,'CENTER','MENTEE',2025,30,1,1,1,1,80,80,2,1,80,0,0,0,1,0,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0004','2025-12','P-00018',5,2025,'CENTER','MENTEE',2025,31,1,1,1,1,85,85,3,1,85,0,0,0,1,0,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0004','2026-01','P-00018',5,2025,'CENTER','MENTEE',2025,31,1,1,1,2,130,130,4,0,130,0,0,0,2,0,0,0,0,2,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0004','2026-02','P-00018',5,2025,'CENTER','MENTEE',2025,28,1,1,1,2,140,75,4,1,0,65,75,0,0,1,1,0,0,2,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0004','2026-03','P-00018',5,2025,'CENTER','MENTEE',2025,31,1,1,1,2,180,90,4,1,90,90,0,30,1,1,0,1,0,3,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0004','2026-04','P-00018',5,2025,'CENTER','MENTEE',2025,30,1,1,1,1,70,70,2,1,0,70,0,0,0,1,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0004','2026-05','P-00018',5,2025,'CENTER','MENTEE',2025,31,1,1,1,1,55,55,1,0,55,0,0,0,1,0,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0004','2026-06','P-00018',5,2025,'CENTER','MENTEE',2025,17,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0005','2025-09','P-00019',5,2025,'PUBLIC_PRESCHOOL','MENTEE',2025,6,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "pair_months" VALUES('PAIR-2025-0005','2025-10','P-00019',5,2025,'PUBLIC_PRESCHOOL','MENTEE',2025,31,1,1,1,2,150,150,4,0,75,0,75,0,1,0,1,0,0,2,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0005','2025-11','P-00019',5,2025,'PUBLIC_PRESCHOOL','MENTEE',2025,30,1,1,1,2,135,135,4,0,135,0,0,0,2,0,0,0,0,2,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0005','2025-12','P-00019',5,2025,'PUBLIC_PRESCHOOL','MENTEE',2025,31,1,1,1,1,75,75,2,1,0,0,75,0,0,0,1,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0005','2026-01','P-00019',5,2025,'PUBLIC_PRESCHOOL','MENTEE',2025,31,1,1,1,1,75,75,2,0,75,0,0,20,1,0,0,1,0,2,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0005','2026-02','P-00019',5,2025,'PUBLIC_PRESCHOOL','MENTEE',2025,28,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0005','2026-03','P-00019',5,2025,'PUBLIC_PRESCHOOL','MENTEE',2025,31,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0005','2026-04','P-00019',5,2025,'PUBLIC_PRESCHOOL','MENTEE',2025,30,1,1,1,2,135,135,4,1,0,135,0,0,0,2,0,0,0,2,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0005','2026-05','P-00019',5,2025,'PUBLIC_PRESCHOOL','MENTEE',2025,31,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0005','2026-06','P-00019',5,2025,'PUBLIC_PRESCHOOL','MENTEE',2025,12,0,1,1,2,170,170,7,0,170,0,0,0,2,0,0,0,0,2,0,0);
INSERT INTO "pair_months" VALUES('PAIR-2025-0006','2025-10','P-00020',5,2025,'HEAD_START','MENTEE_ADMIN',2025,22,1,1,1,2,100,100,3,0,0,100,0,0,0,2,0,0,0,2,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0006','2025-11','P-00020',5,2025,'HEAD_START','MENTEE_ADMIN',2025,30,1,1,1,2,110,45,5,1,110,0,0,0,2,0,0,0,0,2,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0006','2025-12','P-00020',5,2025,'HEAD_START','MENTEE_ADMIN',2025,31,1,1,1,1,55,55,3,1,0,0,55,0,0,0,1,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0006','2026-01','P-00020',5,2025,'HEAD_START','MENTEE_ADMIN',2025,31,1,1,1,1,75,75,2,0,0,75,0,0,0,1,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0006','2026-02','P-00020',5,2025,'HEAD_START','MENTEE_ADMIN',2025,28,1,1,1,1,85,0,1,0,0,0,85,0,0,0,1,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0006','2026-03','P-00020',5,2025,'HEAD_START','MENTEE_ADMIN',2025,31,1,1,1,1,65,65,3,0,65,0,0,0,1,0,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0006','2026-04','P-00020',5,2025,'HEAD_START','MENTEE_ADMIN',2025,30,1,1,1,1,80,80,1,0,80,0,0,0,1,0,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0006','2026-05','P-00020',5,2025,'HEAD_START','MENTEE_ADMIN',2025,31,1,1,1,2,160,160,3,1,160,0,0,0,2,0,0,0,0,2,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2025-0006','2026-06','P-00020',5,2025,'HEAD_START','MENTEE_ADMIN',2025,18,1,1,1,1,65,65,3,1,65,0,0,0,1,0,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2026-0001','2026-09','P-00024',1,2026,'CENTER','MENTEE',2026,6,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "pair_months" VALUES('PAIR-2026-0001','2026-10','P-00024',1,2026,'CENTER','MENTEE',2026,31,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2026-0001','2026-11','P-00024',1,2026,'CENTER','MENTEE',2026,30,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2026-0001','2026-12','P-00024',1,2026,'CENTER','MENTEE',2026,31,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2026-0001','2027-01','P-00024',1,2026,'CENTER','MENTEE',2026,31,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2026-0001','2027-02','P-00024',1,2026,'CENTER','MENTEE',2026,28,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2026-0001','2027-03','P-00024',1,2026,'CENTER','MENTEE',2026,31,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2026-0001','2027-04','P-00024',1,2026,'CENTER','MENTEE',2026,30,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2026-0001','2027-05','P-00024',1,2026,'CENTER','MENTEE',2026,31,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2026-0001','2027-06','P-00024',1,2026,'CENTER','MENTEE',2026,15,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2026-0002','2026-09','P-00025',1,2026,'CENTER','MENTEE_ADMIN',2026,6,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "pair_months" VALUES('PAIR-2026-0002','2026-10','P-00025',1,2026,'CENTER','MENTEE_ADMIN',2026,31,1,1,1,1,60,60,1,0,0,60,0,0,0,1,0,0,0,1,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2026-0002','2026-11','P-00025',1,2026,'CENTER','MENTEE_ADMIN',2026,30,1,1,1,1,75,75,3,0,0,75,0,0,0,1,0,0,1,2,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2026-0002','2026-12','P-00025',1,2026,'CENTER','MENTEE_ADMIN',2026,31,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2026-0002','2027-01','P-00025',1,2026,'CENTER','MENTEE_ADMIN',2026,31,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2026-0002','2027-02','P-00025',1,2026,'CENTER','MENTEE_ADMIN',2026,28,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2026-0002','2027-03','P-00025',1,2026,'CENTER','MENTEE_ADMIN',2026,31,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2026-0002','2027-04','P-00025',1,2026,'CENTER','MENTEE_ADMIN',2026,30,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2026-0002','2027-05','P-00025',1,2026,'CENTER','MENTEE_ADMIN',2026,31,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,60,90);
INSERT INTO "pair_months" VALUES('PAIR-2026-0002','2027-06','P-00025',1,2026,'CENTER','MENTEE_ADMIN',2026,15,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,60,90);
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
INSERT INTO "pair_status" VALUES('PAIR-2023-0001','P-00003','P-00001',1,2023,'CENTER','MENTEE_ADMIN',2023,'2023-10-04','2024-06-19','2024-06-19','completed',0,'2023-10-13','2024-06-04','2024-06-04',NULL,NULL);
INSERT INTO "pair_status" VALUES('PAIR-2023-0002','P-00005','P-00002',5,2023,'CENTER','MENTEE_ADMIN',2023,'2023-10-12','2024-06-13','2024-06-13','completed',0,'2023-10-17','2024-06-11','2024-06-11',NULL,NULL);
INSERT INTO "pair_status" VALUES('PAIR-2024-0001','P-00007','P-00001',1,2024,'CENTER','MENTEE_ADMIN',2024,'2024-10-07','2025-06-12','2025-06-12','completed',0,'2024-10-25','2025-06-05','2025-06-05',NULL,NULL);
INSERT INTO "pair_status" VALUES('PAIR-2024-0002','P-00008','P-00002',5,2024,'CENTER','MENTEE_ADMIN',2024,'2024-10-02','2025-06-11','2025-06-11','completed',0,'2024-10-23','2025-06-10','2025-06-10',NULL,NULL);
INSERT INTO "pair_status" VALUES('PAIR-2025-0001','P-00011','P-00009',1,2025,'CENTER','MENTEE',2025,'2025-10-10','2026-06-16','2026-06-16','completed',0,'2025-10-15','2026-06-03','2026-06-03','2025-10-10','2026-05-13');
INSERT INTO "pair_status" VALUES('PAIR-2025-0002','P-00012','P-00010',1,2025,'PUBLIC_PRESCHOOL','MENTEE',2025,'2025-10-17','2026-06-15','2026-06-15','completed',0,'2025-10-28','2026-06-12','2026-06-12','2025-10-10','2026-05-07');
INSERT INTO "pair_status" VALUES('PAIR-2025-0003','P-00013','P-00001',1,2025,'CENTER','MENTEE_ADMIN',2025,'2025-09-30','2026-06-12','2026-06-12','completed',0,'2025-10-07','2026-06-09','2026-06-09',NULL,NULL);
INSERT INTO "pair_status" VALUES('PAIR-2025-0004','P-00018','P-00016',5,2025,'CENTER','MENTEE',2025,'2025-10-01','2026-06-17','2026-06-17','completed',0,'2025-10-03','2026-05-22','2026-05-22','2025-09-29','2026-04-17');
INSERT INTO "pair_status" VALUES('PAIR-2025-0005','P-00019','P-00017',5,2025,'PUBLIC_PRESCHOOL','MENTEE',2025,'2025-09-25','2026-06-12','2026-06-12','completed',0,'2025-10-03','2026-06-08','2026-06-08','2025-09-30','2026-05-11');
INSERT INTO "pair_status" VALUES('PAIR-2025-0006','P-00020','P-00002',5,2025,'HEAD_START','MENTEE_ADMIN',2025,'2025-10-10','2026-06-18','2026-06-18','completed',0,'2025-10-18','2026-06-09','2026-06-09',NULL,NULL);
INSERT INTO "pair_status" VALUES('PAIR-2026-0001','P-00024','P-00023',1,2026,'CENTER','MENTEE',2026,'2026-09-25','2027-06-15',NULL,NULL,0,NULL,NULL,NULL,'2026-10-01',NULL);
INSERT INTO "pair_status" VALUES('PAIR-2026-0002','P-00025','P-00001',1,2026,'CENTER','MENTEE_ADMIN',2026,'2026-09-25','2027-06-15',NULL,NULL,0,'2026-10-13','2026-11-17','2026-11-17',NULL,NULL);
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
INSERT INTO "pairs" VALUES('PAIR-2023-0001','P-00001','P-00003','P-00004',2023,'2023-10-04','2024-06-19','2024-06-19','completed',1,2023,'CENTER','MENTEE_ADMIN',3,2);
INSERT INTO "pairs" VALUES('PAIR-2023-0002','P-00002','P-00005','P-00006',2023,'2023-10-12','2024-06-13','2024-06-13','completed',5,2023,'CENTER','MENTEE_ADMIN',3,3);
INSERT INTO "pairs" VALUES('PAIR-2024-0001','P-00001','P-00007','P-00004',2024,'2024-10-07','2025-06-12','2025-06-12','completed',1,2024,'CENTER','MENTEE_ADMIN',3,4);
INSERT INTO "pairs" VALUES('PAIR-2024-0002','P-00002','P-00008',NULL,2024,'2024-10-02','2025-06-11','2025-06-11','completed',5,2024,'CENTER','MENTEE_ADMIN',3,5);
INSERT INTO "pairs" VALUES('PAIR-2025-0001','P-00009','P-00011','P-00014',2025,'2025-10-10','2026-06-16','2026-06-16','completed',1,2025,'CENTER','MENTEE',3,6);
INSERT INTO "pairs" VALUES('PAIR-2025-0002','P-00010','P-00012','P-00015',2025,'2025-10-17','2026-06-15','2026-06-15','completed',1,2025,'PUBLIC_PRESCHOOL','MENTEE',3,7);
INSERT INTO "pairs" VALUES('PAIR-2025-0003','P-00001','P-00013','P-00004',2025,'2025-09-30','2026-06-12','2026-06-12','completed',1,2025,'CENTER','MENTEE_ADMIN',3,8);
INSERT INTO "pairs" VALUES('PAIR-2025-0004','P-00016','P-00018','P-00021',2025,'2025-10-01','2026-06-17','2026-06-17','completed',5,2025,'CENTER','MENTEE',3,9);
INSERT INTO "pairs" VALUES('PAIR-2025-0005','P-00017','P-00019',NULL,2025,'2025-09-25','2026-06-12','2026-06-12','completed',5,2025,'PUBLIC_PRESCHOOL','MENTEE',3,10);
INSERT INTO "pairs" VALUES('PAIR-2025-0006','P-00002','P-00020','P-00022',2025,'2025-10-10','2026-06-18','2026-06-18','completed',5,2025,'HEAD_START','MENTEE_ADMIN',3,11);
INSERT INTO "pairs" VALUES('PAIR-2026-0001','P-00023','P-00024','P-00026',2026,'2026-09-25','2027-06-15',NULL,NULL,1,2026,'CENTER','MENTEE',3,12);
INSERT INTO "pairs" VALUES('PAIR-2026-0002','P-00001','P-00025',NULL,2026,'2026-09-25','2027-06-15',NULL,NULL,1,2026,'CENTER','MENTEE_ADMIN',3,13);
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
INSERT INTO "participants" VALUES('P-00001','PQ-900001','Erin','Demo-Cedar','CA','PRG-0006','2019-05-25','director_2','ma','Y','none',11.6,'English','educator_level',1,'CENTER',2,2);
INSERT INTO "participants" VALUES('P-00002','PQ-900002','Mia','Demo-Juniper','CA','PRG-0019','2011-07-18','director_1','ba','Y','none',15.2,'English','aggregate',5,'CENTER',2,3);
INSERT INTO "participants" VALUES('P-00003','PQ-900003','Eli','Demo-Yarrow','MENTEE_ADMIN','PRG-0006','2011-04-27','director_1','ba','Y','none',21.7,'English','educator_level',1,'CENTER',2,4);
INSERT INTO "participants" VALUES('P-00004','PQ-900004','Mia','Demo-Elm','IL','PRG-0006','2016-12-28','director_1','ba','N','none',10.3,'English;Portuguese','educator_level',1,'CENTER',2,5);
INSERT INTO "participants" VALUES('P-00005','PQ-900005','Ben','Demo-Spruce','MENTEE_ADMIN','PRG-0017','2012-07-11','director_2','ba','Y','none',12.4,'English','educator_level',5,'CENTER',2,6);
INSERT INTO "participants" VALUES('P-00006','PQ-900006','Maya','Demo-Poplar','IL','PRG-0017','2015-01-10','director_2','ba','N','none',15.5,'English','aggregate',5,'CENTER',2,7);
INSERT INTO "participants" VALUES('P-00007','PQ-900007','Ivy','Demo-Daisy','MENTEE_ADMIN','PRG-0006','2017-03-04','director_1','ba','Y','none',14.1,'English','educator_level',1,'CENTER',2,8);
INSERT INTO "participants" VALUES('P-00008','PQ-900008','Asha','Demo-Willow','MENTEE_ADMIN','PRG-0019','2017-09-16','director_2','ma','N','holds',8.1,'English','educator_level',5,'CENTER',2,9);
INSERT INTO "participants" VALUES('P-00009','PQ-900009','Hugo','Demo-Plum','CT','PRG-0014','2021-09-23','lead_ps','ba','Y','none',4.5,'English','educator_level',1,'CENTER',2,10);
INSERT INTO "participants" VALUES('P-00010','PQ-900010','Ana','Demo-Juniper','CT','PRG-0001','2018-06-04','lead_ps','ba','Y','none',18.7,'English','educator_level',1,'HEAD_START',2,11);
INSERT INTO "participants" VALUES('P-00011','PQ-900011','Jada','Demo-Pine','MENTEE','PRG-0004','2019-03-24','lead_ps','ba','Y','holds',10.4,'English;Spanish','educator_level',1,'CENTER',2,12);
INSERT INTO "participants" VALUES('P-00012','PQ-900012','Clara','Demo-Elm','MENTEE','PRG-0008','2024-05-09','teacher_ps','ba','Y','enrolled',2.0,'English','educator_level',1,'PUBLIC_PRESCHOOL',2,13);
INSERT INTO "participants" VALUES('P-00013','PQ-900013','Ivy','Demo-Cedar','MENTEE_ADMIN','PRG-0006','2013-07-18','director_2','ba','N','holds',20.3,'English','educator_level',1,'CENTER',2,14);
INSERT INTO "participants" VALUES('P-00014','PQ-900014','Amal','Demo-Holly','IL','PRG-0004','2023-10-16','director_2','ba','Y','none',5.2,'English','aggregate',1,'CENTER',2,15);
INSERT INTO "participants" VALUES('P-00015','PQ-900015','Kai','Demo-Cedar','IL','PRG-0008','2016-09-23','director_2','aa','Y','none',19.3,'English','educator_level',1,'PUBLIC_PRESCHOOL',2,16);
INSERT INTO "participants" VALUES('P-00016','PQ-900016','Grace','Demo-Briar','CT','PRG-0016','2021-03-01','lead_ps','aa','Y','none',14.3,'English','aggregate',5,'HEAD_START',2,17);
INSERT INTO "participants" VALUES('P-00017','PQ-900017','Wren','Demo-Bay','CT','PRG-0020','2015-10-13','lead_ps','ba','Y','holds',13.3,'English','aggregate',5,'HEAD_START',2,18);
INSERT INTO "participants" VALUES('P-00018','PQ-900018','Gia','Demo-Olive','MENTEE','PRG-0023','2017-10-13','teacher_it','ba','Y','none',9.6,'English;Spanish','aggregate',5,'CENTER',2,19);
INSERT INTO "participants" VALUES('P-00019','PQ-900019','Elena','Demo-Birch','MENTEE','PRG-0018','2025-01-05','none','some_college','Y','none',1.5,'English','aggregate',5,'PUBLIC_PRESCHOOL',2,20);
INSERT INTO "participants" VALUES('P-00020','PQ-900020','Ivy','Demo-Heath','MENTEE_ADMIN','PRG-0016','2020-06-23','director_1','aa','Y','none',18.5,'English','educator_level',5,'HEAD_START',2,21);
INSERT INTO "participants" VALUES('P-00021','PQ-900021','Noor','Demo-Briar','IL','PRG-0023','2016-06-17','director_2','ba','Y','none',23.1,'English','educator_level',5,'CENTER',2,22);
INSERT INTO "participants" VALUES('P-00022','PQ-900022','Nia','Demo-Cedar','IL','PRG-0016','2014-03-01','director_1','aa','Y','none',12.5,'English;Spanish','educator_level',5,'HEAD_START',2,23);
INSERT INTO "participants" VALUES('P-00023','PQ-900023','Dan','Demo-Clover','CT','PRG-0007','2019-10-15','lead_ps','ba','Y','none',7.9,'English','educator_level',1,'CENTER',2,24);
INSERT INTO "participants" VALUES('P-00024','PQ-900024','Tess','Demo-Reed','MENTEE','PRG-0007','2024-12-26','teacher_ps','ba','Y','none',5.5,'English','aggregate',1,'CENTER',2,25);
INSERT INTO "participants" VALUES('P-00025','PQ-900025','Mia','Demo-Bay','MENTEE_ADMIN','PRG-0010','2013-12-25','director_1','ba','Y','none',17.2,'English;Spanish','aggregate',1,'CENTER',2,26);
INSERT INTO "participants" VALUES('P-00026','PQ-900026','Sam','Demo-Laurel','IL','PRG-0007','2019-02-01','director_2','ma','Y','none',8.6,'English','educator_level',1,'CENTER',2,27);
INSERT INTO "participants" VALUES('P-00027','PQ-900027','Rae','Demo-Holly','MENTEE','PRG-0018','2025-04-10','none','ma','Y','holds',4.1,'English','educator_level',5,'PUBLIC_PRESCHOOL',2,28);
INSERT INTO "participants" VALUES('P-00028','PQ-900028','Elena','Demo-Briar','MENTEE_ADMIN','PRG-0020','2018-12-19','director_2','ba','Y','none',24.5,'English;Spanish','aggregate',5,'HEAD_START',2,29);
INSERT INTO "participants" VALUES('P-00029','PQ-900029','Dina','Demo-Reed','IL','PRG-0020','2017-04-16','director_1','ba','Y','none',15.9,'English','educator_level',5,'HEAD_START',2,30);
INSERT INTO "participants" VALUES('P-00030','PQ-900030','Omar','Demo-Rowan','MENTEE','PRG-0010','2017-09-12','teacher_ps','aa','N','holds',15.2,'English;Spanish','educator_level',1,'CENTER',2,31);
INSERT INTO "participants" VALUES('P-00031','PQ-900031','Mia','Demo-Clover','MENTEE','PRG-0001','2023-12-09','lead_ps','some_college','Y','none',7.9,'English','educator_level',1,'HEAD_START',2,32);
INSERT INTO "participants" VALUES('P-00032','PQ-900032','Maya','Demo-Heath','MENTEE','PRG-0022','2019-09-11','none','aa','Y','holds',14.5,'English','educator_level',5,'PUBLIC_PRESCHOOL',2,33);
INSERT INTO "participants" VALUES('P-00033','PQ-900033','Nia','Demo-Bay','MENTEE','PRG-0021','2024-02-28','lead_ps','aa','Y','none',3.7,'English','aggregate',5,'HEAD_START',2,34);
CREATE TABLE program_regions (
	program_number VARCHAR(32) NOT NULL, 
	scheme VARCHAR(24) NOT NULL, 
	valid_from DATE NOT NULL, 
	region VARCHAR(160) NOT NULL, 
	import_id INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	CONSTRAINT pk_program_regions PRIMARY KEY (program_number, scheme, valid_from)
);
INSERT INTO "program_regions" VALUES('PRG-0001','PAC','2012-07-01','1',1,2);
INSERT INTO "program_regions" VALUES('PRG-0001','LICENSING','2012-07-01','Western',1,2);
INSERT INTO "program_regions" VALUES('PRG-0001','SUBSIDY','2012-07-01','Region 1',1,2);
INSERT INTO "program_regions" VALUES('PRG-0002','PAC','2012-07-01','1',1,3);
INSERT INTO "program_regions" VALUES('PRG-0002','LICENSING','2012-07-01','Western',1,3);
INSERT INTO "program_regions" VALUES('PRG-0002','SUBSIDY','2012-07-01','Region 1',1,3);
INSERT INTO "program_regions" VALUES('PRG-0003','PAC','2012-07-01','1',1,4);
INSERT INTO "program_regions" VALUES('PRG-0003','LICENSING','2012-07-01','Western',1,4);
INSERT INTO "program_regions" VALUES('PRG-0003','SUBSIDY','2012-07-01','Region 1',1,4);
INSERT INTO "program_regions" VALUES('PRG-0004','PAC','2012-07-01','1',1,5);
INSERT INTO "program_regions" VALUES('PRG-0004','LICENSING','2012-07-01','Western',1,5);
INSERT INTO "program_regions" VALUES('PRG-0004','SUBSIDY','2012-07-01','Region 1',1,5);
INSERT INTO "program_regions" VALUES('PRG-0005','PAC','2012-07-01','1',1,6);
INSERT INTO "program_regions" VALUES('PRG-0005','LICENSING','2012-07-01','Western',1,6);
INSERT INTO "program_regions" VALUES('PRG-0005','SUBSIDY','2012-07-01','Region 1',1,6);
INSERT INTO "program_regions" VALUES('PRG-0006','PAC','2012-07-01','1',1,7);
INSERT INTO "program_regions" VALUES('PRG-0006','LICENSING','2012-07-01','Western',1,7);
INSERT INTO "program_regions" VALUES('PRG-0006','SUBSIDY','2012-07-01','Region 1',1,7);
INSERT INTO "program_regions" VALUES('PRG-0007','PAC','2012-07-01','1',1,8);
INSERT INTO "program_regions" VALUES('PRG-0007','LICENSING','2012-07-01','Western',1,8);
INSERT INTO "program_regions" VALUES('PRG-0007','SUBSIDY','2012-07-01','Region 1',1,8);
INSERT INTO "program_regions" VALUES('PRG-0008','PAC','2012-07-01','1',1,9);
INSERT INTO "program_regions" VALUES('PRG-0008','LICENSING','2012-07-01','Western',1,9);
INSERT INTO "program_regions" VALUES('PRG-0008','SUBSIDY','2012-07-01','Region 1',1,9);
INSERT INTO "program_regions" VALUES('PRG-0009','PAC','2012-07-01','1',1,10);
INSERT INTO "program_regions" VALUES('PRG-0009','LICENSING','2012-07-01','Western',1,10);
INSERT INTO "program_regions" VALUES('PRG-0009','SUBSIDY','2012-07-01','Region 1',1,10);
INSERT INTO "program_regions" VALUES('PRG-0010','PAC','2012-07-01','1',1,11);
INSERT INTO "program_regions" VALUES('PRG-0010','LICENSING','2012-07-01','Western',1,11);
INSERT INTO "program_regions" VALUES('PRG-0010','SUBSIDY','2012-07-01','Region 1',1,11);
INSERT INTO "program_regions" VALUES('PRG-0011','PAC','2012-07-01','1',1,12);
INSERT INTO "program_regions" VALUES('PRG-0011','LICENSING','2012-07-01','Western',1,12);
INSERT INTO "program_regions" VALUES('PRG-0011','SUBSIDY','2012-07-01','Region 1',1,12);
INSERT INTO "program_regions" VALUES('PRG-0012','PAC','2012-07-01','1',1,13);
INSERT INTO "program_regions" VALUES('PRG-0012','LICENSING','2012-07-01','Western',1,13);
INSERT INTO "program_regions" VALUES('PRG-0012','SUBSIDY','2012-07-01','Region 1',1,13);
INSERT INTO "program_regions" VALUES('PRG-0013','PAC','2012-07-01','1',1,14);
INSERT INTO "program_regions" VALUES('PRG-0013','LICENSING','2012-07-01','Western',1,14);
INSERT INTO "program_regions" VALUES('PRG-0013','SUBSIDY','2012-07-01','Region 1',1,14);
INSERT INTO "program_regions" VALUES('PRG-0014','PAC','2012-07-01','1',1,15);
INSERT INTO "program_regions" VALUES('PRG-0014','LICENSING','2012-07-01','Western',1,15);
INSERT INTO "program_regions" VALUES('PRG-0014','SUBSIDY','2012-07-01','Region 1',1,15);
INSERT INTO "program_regions" VALUES('PRG-0015','PAC','2012-07-01','5',1,16);
INSERT INTO "program_regions" VALUES('PRG-0015','LICENSING','2012-07-01','Southeast and Cape',1,16);
INSERT INTO "program_regions" VALUES('PRG-0015','SUBSIDY','2012-07-01','Region 5',1,16);
INSERT INTO "program_regions" VALUES('PRG-0016','PAC','2012-07-01','5',1,17);
INSERT INTO "program_regions" VALUES('PRG-0016','LICENSING','2012-07-01','Southeast and Cape',1,17);
INSERT INTO "program_regions" VALUES('PRG-0016','SUBSIDY','2012-07-01','Region 5',1,17);
INSERT INTO "program_regions" VALUES('PRG-0017','PAC','2012-07-01','5',1,18);
INSERT INTO "program_regions" VALUES('PRG-0017','LICENSING','2012-07-01','Southeast and Cape',1,18);
INSERT INTO "program_regions" VALUES('PRG-0017','SUBSIDY','2012-07-01','Region 5',1,18);
INSERT INTO "program_regions" VALUES('PRG-0018','PAC','2012-07-01','5',1,19);
INSERT INTO "program_regions" VALUES('PRG-0018','LICENSING','2012-07-01','Southeast and Cape',1,19);
INSERT INTO "program_regions" VALUES('PRG-0018','SUBSIDY','2012-07-01','Region 5',1,19);
INSERT INTO "program_regions" VALUES('PRG-0019','PAC','2012-07-01','5',1,20);
INSERT INTO "program_regions" VALUES('PRG-0019','LICENSING','2012-07-01','Southeast and Cape',1,20);
INSERT INTO "program_regions" VALUES('PRG-0019','SUBSIDY','2012-07-01','Region 5',1,20);
INSERT INTO "program_regions" VALUES('PRG-0020','PAC','2012-07-01','5',1,21);
INSERT INTO "program_regions" VALUES('PRG-0020','LICENSING','2012-07-01','Southeast and Cape',1,21);
INSERT INTO "program_regions" VALUES('PRG-0020','SUBSIDY','2012-07-01','Region 5',1,21);
INSERT INTO "program_regions" VALUES('PRG-0021','PAC','2012-07-01','5',1,22);
INSERT INTO "program_regions" VALUES('PRG-0021','LICENSING','2012-07-01','Southeast and Cape',1,22);
INSERT INTO "program_regions" VALUES('PRG-0021','SUBSIDY','2012-07-01','Region 5',1,22);
INSERT INTO "program_regions" VALUES('PRG-0022','PAC','2012-07-01','5',1,23);
INSERT INTO "program_regions" VALUES('PRG-0022','LICENSING','2012-07-01','Southeast and Cape',1,23);
INSERT INTO "program_regions" VALUES('PRG-0022','SUBSIDY','2012-07-01','Region 5',1,23);
INSERT INTO "program_regions" VALUES('PRG-0023','PAC','2012-07-01','5',1,24);
INSERT INTO "program_regions" VALUES('PRG-0023','LICENSING','2012-07-01','Western',1,24);
INSERT INTO "program_regions" VALUES('PRG-0023','SUBSIDY','2012-07-01','Region 5',1,24);
INSERT INTO "program_regions" VALUES('PRG-0024','PAC','2012-07-01','5',1,25);
INSERT INTO "program_regions" VALUES('PRG-0024','LICENSING','2012-07-01','Southeast and Cape',1,25);
INSERT INTO "program_regions" VALUES('PRG-0024','SUBSIDY','2012-07-01','Region 5',1,25);
INSERT INTO "program_regions" VALUES('PRG-0025','PAC','2012-07-01','5',1,26);
INSERT INTO "program_regions" VALUES('PRG-0025','LICENSING','2012-07-01','Southeast and Cape',1,26);
INSERT INTO "program_regions" VALUES('PRG-0025','SUBSIDY','2012-07-01','Region 5',1,26);
INSERT INTO "program_regions" VALUES('PRG-0026','PAC','2012-07-01','5',1,27);
INSERT INTO "program_regions" VALUES('PRG-0026','LICENSING','2012-07-01','Southeast and Cape',1,27);
INSERT INTO "program_regions" VALUES('PRG-0026','SUBSIDY','2012-07-01','Region 5',1,27);
INSERT INTO "program_regions" VALUES('PRG-0027','PAC','2012-07-01','5',1,28);
INSERT INTO "program_regions" VALUES('PRG-0027','LICENSING','2012-07-01','Southeast and Cape',1,28);
INSERT INTO "program_regions" VALUES('PRG-0027','SUBSIDY','2012-07-01','Region 5',1,28);
INSERT INTO "program_regions" VALUES('PRG-0028','PAC','2012-07-01','5',1,29);
INSERT INTO "program_regions" VALUES('PRG-0028','LICENSING','2012-07-01','Southeast and Cape',1,29);
INSERT INTO "program_regions" VALUES('PRG-0028','SUBSIDY','2012-07-01','Region 5',1,29);
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
INSERT INTO "programs" VALUES('PRG-0001','Rainbow Demo Head Start','HEAD_START','Y','Demo Hills',NULL,0.29,1,'Western','Region 1',1,2);
INSERT INTO "programs" VALUES('PRG-0002','Tulip Demo Public Preschool','PUBLIC_PRESCHOOL','exempt','Demo Falls',NULL,0.37,1,'Western','Region 1',1,3);
INSERT INTO "programs" VALUES('PRG-0003','Kite Demo After School','OST','Y','North Demo',NULL,0.41,1,'Western','Region 1',1,4);
INSERT INTO "programs" VALUES('PRG-0004','Feather Demo Center','CENTER','Y','Demo Hills',NULL,0.58,1,'Western','Region 1',1,5);
INSERT INTO "programs" VALUES('PRG-0005','Kite Demo Center','CENTER','Y','Demo Orchard',NULL,0.55,1,'Western','Region 1',1,6);
INSERT INTO "programs" VALUES('PRG-0006','Cloud Demo Center','CENTER','Y','Demo Orchard',NULL,0.33,1,'Western','Region 1',1,7);
INSERT INTO "programs" VALUES('PRG-0007','Lantern Demo Center','CENTER','Y','Demo Hills',NULL,0.29,1,'Western','Region 1',1,8);
INSERT INTO "programs" VALUES('PRG-0008','Pebble Demo Public Preschool','PUBLIC_PRESCHOOL','exempt','North Demo',NULL,0.73,1,'Western','Region 1',1,9);
INSERT INTO "programs" VALUES('PRG-0009','Turtle Demo Center','CENTER','Y','North Demo',NULL,0.7,1,'Western','Region 1',1,10);
INSERT INTO "programs" VALUES('PRG-0010','Robin Demo Center','CENTER','Y','Demo Hills',NULL,0.15,1,'Western','Region 1',1,11);
INSERT INTO "programs" VALUES('PRG-0011','Lantern Demo After School','OST','Y','North Demo',NULL,0.26,1,'Western','Region 1',1,12);
INSERT INTO "programs" VALUES('PRG-0012','Sunflower Demo Center','CENTER','Y','Demo Falls',NULL,0.46,1,'Western','Region 1',1,13);
INSERT INTO "programs" VALUES('PRG-0013','Nutmeg Demo Head Start','HEAD_START','Y','Demo Orchard',NULL,0.05,1,'Western','Region 1',1,14);
INSERT INTO "programs" VALUES('PRG-0014','Moonbeam Demo Center','CENTER','Y','Demo Hills',NULL,0.33,1,'Western','Region 1',1,15);
INSERT INTO "programs" VALUES('PRG-0015','Thistle Demo Center','CENTER','Y','Demo Bay',NULL,0.69,5,'Southeast and Cape','Region 5',1,16);
INSERT INTO "programs" VALUES('PRG-0016','Feather Demo Head Start','HEAD_START','Y','South Demo',NULL,0.2,5,'Southeast and Cape','Region 5',1,17);
INSERT INTO "programs" VALUES('PRG-0017','Pinwheel Demo Center','CENTER','Y','Demo Point',NULL,0.4,5,'Southeast and Cape','Region 5',1,18);
INSERT INTO "programs" VALUES('PRG-0018','Cricket Demo Public Preschool','PUBLIC_PRESCHOOL','exempt','South Demo',NULL,0.8,5,'Southeast and Cape','Region 5',1,19);
INSERT INTO "programs" VALUES('PRG-0019','Starfish Demo Center','CENTER','Y','South Demo',NULL,0.4,5,'Southeast and Cape','Region 5',1,20);
INSERT INTO "programs" VALUES('PRG-0020','Cricket Demo Head Start','HEAD_START','Y','South Demo',NULL,0.73,5,'Southeast and Cape','Region 5',1,21);
INSERT INTO "programs" VALUES('PRG-0021','Lantern Demo Head Start','HEAD_START','Y','Demo Neck',NULL,0.59,5,'Southeast and Cape','Region 5',1,22);
INSERT INTO "programs" VALUES('PRG-0022','Tulip Demo Public Preschool II','PUBLIC_PRESCHOOL','exempt','Demo Bay',NULL,0.94,5,'Southeast and Cape','Region 5',1,23);
INSERT INTO "programs" VALUES('PRG-0023','Pebble Demo Center','CENTER','Y','Demo Neck',NULL,0.58,5,'Western','Region 5',1,24);
INSERT INTO "programs" VALUES('PRG-0024','Garden Demo After School','OST','Y','Demo Bay',NULL,0.62,5,'Southeast and Cape','Region 5',1,25);
INSERT INTO "programs" VALUES('PRG-0025','Blueberry Demo Center','CENTER','Y','Demo Neck',NULL,0.83,5,'Southeast and Cape','Region 5',1,26);
INSERT INTO "programs" VALUES('PRG-0026','Wren Demo Home','FCC_INDEPENDENT','Y','Demo Neck',NULL,0.27,5,'Southeast and Cape','Region 5',1,27);
INSERT INTO "programs" VALUES('PRG-0027','Starfish Demo Center II','CENTER','Y','South Demo',NULL,0.57,5,'Southeast and Cape','Region 5',1,28);
INSERT INTO "programs" VALUES('PRG-0028','Wren Demo Center','CENTER','Y','Demo Neck',NULL,0.85,5,'Southeast and Cape','Region 5',1,29);
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
INSERT INTO "qris" VALUES('PRG-0001','MA-QRIS','granted','2022-08-03',2,1,18,2);
INSERT INTO "qris" VALUES('PRG-0001','MA-QRIS','self_assessed','2023-09-25',3,1,18,3);
INSERT INTO "qris" VALUES('PRG-0001','MA-QRIS','granted','2024-07-10',3,1,18,4);
INSERT INTO "qris" VALUES('PRG-0002','MA-QRIS','granted','2023-02-14',1,1,18,5);
INSERT INTO "qris" VALUES('PRG-0002','MA-QRIS','self_assessed','2024-02-23',2,1,18,6);
INSERT INTO "qris" VALUES('PRG-0002','MA-QRIS','granted','2024-10-25',2,1,18,7);
INSERT INTO "qris" VALUES('PRG-0003','MA-QRIS','granted','2023-02-13',2,1,18,8);
INSERT INTO "qris" VALUES('PRG-0004','MA-QRIS','granted','2022-12-20',2,1,18,9);
INSERT INTO "qris" VALUES('PRG-0005','MA-QRIS','granted','2022-08-02',2,1,18,10);
INSERT INTO "qris" VALUES('PRG-0006','MA-QRIS','granted','2022-11-12',3,1,18,11);
INSERT INTO "qris" VALUES('PRG-0007','MA-QRIS','granted','2023-05-24',2,1,18,12);
INSERT INTO "qris" VALUES('PRG-0008','MA-QRIS','granted','2022-10-27',1,1,18,13);
INSERT INTO "qris" VALUES('PRG-0009','MA-QRIS','granted','2023-01-07',1,1,18,14);
INSERT INTO "qris" VALUES('PRG-0010','MA-QRIS','granted','2022-07-28',1,1,18,15);
INSERT INTO "qris" VALUES('PRG-0011','MA-QRIS','granted','2023-03-21',1,1,18,16);
INSERT INTO "qris" VALUES('PRG-0012','MA-QRIS','granted','2023-05-31',1,1,18,17);
INSERT INTO "qris" VALUES('PRG-0013','MA-QRIS','granted','2023-04-02',2,1,18,18);
INSERT INTO "qris" VALUES('PRG-0014','MA-QRIS','granted','2023-06-16',3,1,18,19);
INSERT INTO "qris" VALUES('PRG-0015','MA-QRIS','granted','2022-12-01',3,5,18,20);
INSERT INTO "qris" VALUES('PRG-0015','MA-QRIS','self_assessed','2024-06-04',4,5,18,21);
INSERT INTO "qris" VALUES('PRG-0015','MA-QRIS','granted','2024-11-11',4,5,18,22);
INSERT INTO "qris" VALUES('PRG-0016','MA-QRIS','granted','2022-10-08',4,5,18,23);
INSERT INTO "qris" VALUES('PRG-0017','MA-QRIS','granted','2022-08-21',3,5,18,24);
INSERT INTO "qris" VALUES('PRG-0018','MA-QRIS','granted','2023-06-23',2,5,18,25);
INSERT INTO "qris" VALUES('PRG-0019','MA-QRIS','granted','2023-04-05',3,5,18,26);
INSERT INTO "qris" VALUES('PRG-0020','MA-QRIS','granted','2023-02-03',2,5,18,27);
INSERT INTO "qris" VALUES('PRG-0021','MA-QRIS','granted','2023-06-17',2,5,18,28);
INSERT INTO "qris" VALUES('PRG-0021','MA-QRIS','self_assessed','2024-10-23',3,5,18,29);
INSERT INTO "qris" VALUES('PRG-0021','MA-QRIS','granted','2025-09-02',3,5,18,30);
INSERT INTO "qris" VALUES('PRG-0022','MA-QRIS','granted','2022-10-19',1,5,18,31);
INSERT INTO "qris" VALUES('PRG-0023','MA-QRIS','granted','2022-09-25',2,5,18,32);
INSERT INTO "qris" VALUES('PRG-0023','MA-QRIS','self_assessed','2023-06-27',3,5,18,33);
INSERT INTO "qris" VALUES('PRG-0023','MA-QRIS','granted','2024-04-24',3,5,18,34);
INSERT INTO "qris" VALUES('PRG-0024','MA-QRIS','granted','2022-10-06',2,5,18,35);
INSERT INTO "qris" VALUES('PRG-0025','MA-QRIS','granted','2022-07-04',2,5,18,36);
INSERT INTO "qris" VALUES('PRG-0026','MA-QRIS','granted','2023-01-08',4,5,18,37);
INSERT INTO "qris" VALUES('PRG-0027','MA-QRIS','granted','2023-03-20',3,5,18,38);
INSERT INTO "qris" VALUES('PRG-0028','MA-QRIS','granted','2023-01-06',4,5,18,39);
CREATE TABLE replaced_rows (
	import_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	table_name VARCHAR(24) NOT NULL, 
	line INTEGER NOT NULL, 
	old_values JSON NOT NULL, 
	CONSTRAINT pk_replaced_rows PRIMARY KEY (import_id, number)
);
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
INSERT INTO "sessions" VALUES('S-2023-0001-01','PAIR-2023-0001','2023-10-13','08:00',40,35,75,'observation_conference','live_video','completed','sharing_resources;coaching_conversations','family;leadership',NULL,NULL,1,'2023-10-16','coach','2023-10',2023,1,2,'P-00003',1,2023,'CENTER','MENTEE_ADMIN',8,2);
INSERT INTO "sessions" VALUES('S-2023-0001-02','PAIR-2023-0001','2023-11-07','15:30',40,40,80,'observation_conference','f2f','completed','co_teaching;best_practice_video','workforce','G-2023-0001-1',NULL,2,'2023-11-08','coach','2023-11',2023,1,2,'P-00003',1,2023,'CENTER','MENTEE_ADMIN',8,3);
INSERT INTO "sessions" VALUES('S-2023-0001-03','PAIR-2023-0001','2023-12-01','14:30',NULL,NULL,NULL,'conference','f2f','cancelled',NULL,NULL,NULL,NULL,NULL,'2023-12-04','coach','2023-12',2023,0,0,'P-00003',1,2023,'CENTER','MENTEE_ADMIN',8,4);
INSERT INTO "sessions" VALUES('S-2023-0001-04','PAIR-2023-0001','2023-12-05','14:15',0,75,75,'conference','f2f','completed','feedback;coaching_conversations','leadership','G-2023-0001-1',NULL,3,'2023-12-06','coach','2023-12',2023,1,2,'P-00003',1,2023,'CENTER','MENTEE_ADMIN',8,5);
INSERT INTO "sessions" VALUES('S-2023-0001-05','PAIR-2023-0001','2024-01-12','15:15',30,50,80,'observation_conference','f2f','completed','modeling;feedback;using_data','workforce','G-2023-0001-1;G-2023-0001-2',NULL,4,'2024-01-15','coach','2024-01',2023,1,3,'P-00003',1,2023,'CENTER','MENTEE_ADMIN',8,6);
INSERT INTO "sessions" VALUES('S-2023-0001-06','PAIR-2023-0001','2024-01-18','12:15',0,65,65,'conference','live_video','completed','data_analysis;modeling;reflective_practice','leadership','G-2023-0001-2','G-2023-0001-2',5,'2024-01-20','coach','2024-01',2023,1,3,'P-00003',1,2023,'CENTER','MENTEE_ADMIN',8,7);
INSERT INTO "sessions" VALUES('S-2023-0001-07','PAIR-2023-0001','2024-02-02','14:45',35,65,100,'observation_conference','f2f','completed','using_data','environments','G-2023-0001-1;G-2023-0001-3',NULL,1,'2024-02-07','coach','2024-02',2023,1,1,'P-00003',1,2023,'CENTER','MENTEE_ADMIN',8,8);
INSERT INTO "sessions" VALUES('S-2023-0001-08','PAIR-2023-0001','2024-03-29','13:00',90,0,90,'observation','live_video','completed','reflective_practice;using_data','environments;workforce','G-2023-0001-1;G-2023-0001-3','G-2023-0001-3',2,'2024-04-01','coach','2024-03',2023,1,2,'P-00003',1,2023,'CENTER','MENTEE_ADMIN',8,9);
INSERT INTO "sessions" VALUES('S-2023-0001-09','PAIR-2023-0001','2024-04-12','11:15',0,65,65,'conference','live_video','completed','feedback','curriculum','G-2023-0001-1',NULL,3,'2024-04-14','coach','2024-04',2023,1,1,'P-00003',1,2023,'CENTER','MENTEE_ADMIN',8,10);
INSERT INTO "sessions" VALUES('S-2023-0001-10','PAIR-2023-0001','2024-05-01','13:30',0,95,95,'group','f2f','completed','co_teaching;sharing_resources;coaching_conversations','curriculum','G-2023-0001-1',NULL,4,'2024-05-03','coach','2024-05',2023,1,3,'P-00003',1,2023,'CENTER','MENTEE_ADMIN',8,11);
INSERT INTO "sessions" VALUES('S-2023-0001-11','PAIR-2023-0001','2024-06-04','15:00',0,85,85,'conference','phone','completed','feedback;co_teaching;reflective_practice','leadership','G-2023-0001-1',NULL,5,'2024-06-12','coach','2024-06',2023,1,3,'P-00003',1,2023,'CENTER','MENTEE_ADMIN',8,12);
INSERT INTO "sessions" VALUES('S-2023-0002-01','PAIR-2023-0002','2023-10-17',NULL,25,30,55,'observation_conference','f2f','completed','data_analysis;best_practice_video','curriculum',NULL,NULL,NULL,'2023-10-20','coach','2023-10',2023,1,2,'P-00005',5,2023,'CENTER','MENTEE_ADMIN',9,2);
INSERT INTO "sessions" VALUES('S-2023-0002-02','PAIR-2023-0002','2023-11-03','16:00',0,50,50,'conference','live_video','completed','modeling','curriculum','G-2023-0002-1',NULL,NULL,'2023-11-09','coach','2023-11',2023,1,1,'P-00005',5,2023,'CENTER','MENTEE_ADMIN',9,3);
INSERT INTO "sessions" VALUES('S-2023-0002-03','PAIR-2023-0002','2023-11-20','08:15',20,35,55,'observation_conference','phone','completed','co_teaching;using_data','environments;workforce',NULL,NULL,NULL,'2023-11-28','coach','2023-11',2023,1,2,'P-00005',5,2023,'CENTER','MENTEE_ADMIN',9,4);
INSERT INTO "sessions" VALUES('S-2023-0002-04','PAIR-2023-0002','2023-12-28','10:45',35,30,65,'observation_conference','phone','completed','feedback;best_practice_video;observing;reflective_practice','environments','G-2023-0002-1',NULL,NULL,'2024-01-02','coach','2023-12',2023,1,4,'P-00005',5,2023,'CENTER','MENTEE_ADMIN',9,5);
INSERT INTO "sessions" VALUES('S-2023-0002-05','PAIR-2023-0002','2024-01-25','08:15',30,35,65,'observation_conference','live_video','completed','coaching_conversations;observing','workforce','G-2023-0002-1;G-2023-0002-2;G-2023-0002-4','G-2023-0002-1;G-2023-0002-2',NULL,'2024-02-02','coach','2024-01',2023,1,2,'P-00005',5,2023,'CENTER','MENTEE_ADMIN',9,6);
INSERT INTO "sessions" VALUES('S-2023-0002-06','PAIR-2023-0002','2024-02-21','13:30',30,35,65,'observation_conference','f2f','completed','data_analysis;modeling;feedback','family','G-2023-0002-3','G-2023-0002-3',NULL,'2024-02-27','coach','2024-02',2023,1,3,'P-00005',5,2023,'CENTER','MENTEE_ADMIN',9,7);
INSERT INTO "sessions" VALUES('S-2023-0002-07','PAIR-2023-0002','2024-04-19','08:30',NULL,NULL,NULL,'observation_conference','f2f','cancelled',NULL,NULL,NULL,NULL,NULL,'2024-05-01','coach','2024-04',2023,0,0,'P-00005',5,2023,'CENTER','MENTEE_ADMIN',9,8);
INSERT INTO "sessions" VALUES('S-2023-0002-08','PAIR-2023-0002','2024-04-23','11:15',0,10,10,'email','async_video','completed','data_analysis;feedback;sharing_resources','environments;workforce','G-2023-0002-4',NULL,NULL,'2024-05-06','coach','2024-04',2023,0,3,'P-00005',5,2023,'CENTER','MENTEE_ADMIN',9,9);
INSERT INTO "sessions" VALUES('S-2023-0002-09','PAIR-2023-0002','2024-04-24','12:15',40,45,85,'observation_conference','f2f','completed','data_analysis;co_teaching','workforce','G-2023-0002-4',NULL,NULL,'2024-05-09','coach','2024-04',2023,1,2,'P-00005',5,2023,'CENTER','MENTEE_ADMIN',9,10);
INSERT INTO "sessions" VALUES('S-2023-0002-10','PAIR-2023-0002','2024-04-25','13:30',0,75,75,'group','f2f','completed','feedback;sharing_resources','leadership','G-2023-0002-4',NULL,NULL,'2024-05-03','coach','2024-04',2023,1,2,'P-00005',5,2023,'CENTER','MENTEE_ADMIN',9,11);
INSERT INTO "sessions" VALUES('S-2023-0002-11','PAIR-2023-0002','2024-05-01','16:00',40,30,70,'observation_conference','live_video','completed','data_analysis;modeling;co_teaching','environments;workforce',NULL,NULL,NULL,'2024-05-04','coach','2024-05',2023,1,3,'P-00005',5,2023,'CENTER','MENTEE_ADMIN',9,12);
INSERT INTO "sessions" VALUES('S-2023-0002-12','PAIR-2023-0002','2024-05-15','16:45',0,55,55,'conference','f2f','completed','data_analysis;feedback','workforce','G-2023-0002-4',NULL,NULL,'2024-05-25','coach','2024-05',2023,1,2,'P-00005',5,2023,'CENTER','MENTEE_ADMIN',9,13);
INSERT INTO "sessions" VALUES('S-2023-0002-13','PAIR-2023-0002','2024-06-05','15:45',40,45,85,'observation_conference','f2f','completed','feedback;sharing_resources;coaching_conversations','environments;workforce','G-2023-0002-4',NULL,NULL,'2024-07-14','coach','2024-06',2023,1,3,'P-00005',5,2023,'CENTER','MENTEE_ADMIN',9,14);
INSERT INTO "sessions" VALUES('S-2023-0002-14','PAIR-2023-0002','2024-06-11',NULL,0,70,70,'conference','f2f','completed','data_analysis;modeling;co_teaching','workforce;leadership','G-2023-0002-4',NULL,NULL,'2024-06-14','coach','2024-06',2023,1,3,'P-00005',5,2023,'CENTER','MENTEE_ADMIN',9,15);
INSERT INTO "sessions" VALUES('S-2024-0001-01','PAIR-2024-0001','2024-10-25',NULL,40,30,70,'observation_conference','f2f','completed','feedback;observing','curriculum;leadership','G-2024-0001-2',NULL,1,'2024-11-06','coach','2024-10',2024,1,2,'P-00007',1,2024,'CENTER','MENTEE_ADMIN',10,2);
INSERT INTO "sessions" VALUES('S-2024-0001-02','PAIR-2024-0001','2024-12-27','11:00',35,35,70,'observation_conference','f2f','completed','feedback','curriculum','G-2024-0001-1;G-2024-0001-2','G-2024-0001-1',2,'2025-01-05','coach','2024-12',2024,1,1,'P-00007',1,2024,'CENTER','MENTEE_ADMIN',10,3);
INSERT INTO "sessions" VALUES('S-2024-0001-03','PAIR-2024-0001','2025-01-15','13:15',0,90,90,'group','f2f','completed','data_analysis;coaching_conversations','curriculum;leadership','G-2024-0001-2;G-2024-0001-3','G-2024-0001-2',3,'2025-01-18','coach','2025-01',2024,1,2,'P-00007',1,2024,'CENTER','MENTEE_ADMIN',10,4);
INSERT INTO "sessions" VALUES('S-2024-0001-04','PAIR-2024-0001','2025-02-14','08:30',40,40,80,'observation_conference','f2f','completed','modeling;co_teaching','workforce','G-2024-0001-3',NULL,4,'2025-02-20','coach','2025-02',2024,1,2,'P-00007',1,2024,'CENTER','MENTEE_ADMIN',10,5);
INSERT INTO "sessions" VALUES('S-2024-0001-05','PAIR-2024-0001','2025-03-06','11:00',0,60,60,'conference','f2f','completed','data_analysis','leadership','G-2024-0001-3',NULL,5,'2025-03-09','coach','2025-03',2024,1,1,'P-00007',1,2024,'CENTER','MENTEE_ADMIN',10,6);
INSERT INTO "sessions" VALUES('S-2024-0001-06','PAIR-2024-0001','2025-03-20','13:15',35,30,65,'observation_conference','f2f','completed','using_data','curriculum;family','G-2024-0001-3',NULL,1,'2025-03-24','coach','2025-03',2024,1,1,'P-00007',1,2024,'CENTER','MENTEE_ADMIN',10,7);
INSERT INTO "sessions" VALUES('S-2024-0001-07','PAIR-2024-0001','2025-04-23','14:15',0,65,65,'group','live_video','completed','sharing_resources;best_practice_video','environments','G-2024-0001-3',NULL,2,'2025-04-26','coach','2025-04',2024,1,2,'P-00007',1,2024,'CENTER','MENTEE_ADMIN',10,8);
INSERT INTO "sessions" VALUES('S-2024-0001-08','PAIR-2024-0001','2025-05-19','10:00',0,65,65,'conference','f2f','completed','modeling;sharing_resources','family','G-2024-0001-3',NULL,3,'2025-05-22','coach','2025-05',2024,1,2,'P-00007',1,2024,'CENTER','MENTEE_ADMIN',10,9);
INSERT INTO "sessions" VALUES('S-2024-0001-09','PAIR-2024-0001','2025-06-04','16:30',30,40,70,'observation_conference','live_video','completed','data_analysis;coaching_conversations','family','G-2024-0001-3',NULL,4,'2025-06-11','coach','2025-06',2024,1,2,'P-00007',1,2024,'CENTER','MENTEE_ADMIN',10,10);
INSERT INTO "sessions" VALUES('S-2024-0001-10','PAIR-2024-0001','2025-06-05','14:00',0,80,80,'conference','f2f','completed','best_practice_video;coaching_conversations;observing;using_data','environments','G-2024-0001-3',NULL,5,'2025-06-08','coach','2025-06',2024,1,4,'P-00007',1,2024,'CENTER','MENTEE_ADMIN',10,11);
INSERT INTO "sessions" VALUES('S-2024-0002-01','PAIR-2024-0002','2024-10-23','09:45',85,0,85,'observation','live_video','completed','feedback','curriculum;family',NULL,NULL,NULL,'2024-11-19','coach','2024-10',2024,1,1,'P-00008',5,2024,'CENTER','MENTEE_ADMIN',11,2);
INSERT INTO "sessions" VALUES('S-2024-0002-02','PAIR-2024-0002','2024-11-08','10:45',0,30,30,'email','async_video','completed','reflective_practice;using_data','curriculum','G-2024-0002-1',NULL,NULL,'2024-11-23','coach','2024-11',2024,0,2,'P-00008',5,2024,'CENTER','MENTEE_ADMIN',11,3);
INSERT INTO "sessions" VALUES('S-2024-0002-03','PAIR-2024-0002','2024-11-15','16:00',15,25,40,'observation_conference','f2f','completed','sharing_resources;observing;reflective_practice','curriculum','G-2024-0002-1',NULL,NULL,'2024-11-25','coach','2024-11',2024,1,3,'P-00008',5,2024,'CENTER','MENTEE_ADMIN',11,4);
INSERT INTO "sessions" VALUES('S-2024-0002-04','PAIR-2024-0002','2024-11-28','15:15',45,40,85,'observation_conference','f2f','completed','modeling','curriculum;environments','G-2024-0002-1',NULL,NULL,'2024-12-02','coach','2024-11',2024,1,1,'P-00008',5,2024,'CENTER','MENTEE_ADMIN',11,5);
INSERT INTO "sessions" VALUES('S-2024-0002-05','PAIR-2024-0002','2024-12-26','16:00',35,40,75,'observation_conference','live_video','completed','coaching_conversations','environments',NULL,NULL,NULL,'2025-01-22','coach','2024-12',2024,1,1,'P-00008',5,2024,'CENTER','MENTEE_ADMIN',11,6);
INSERT INTO "sessions" VALUES('S-2024-0002-06','PAIR-2024-0002','2025-01-03','09:00',25,35,60,'observation_conference','live_video','completed','feedback;co_teaching','workforce;family','G-2024-0002-1',NULL,NULL,'2025-01-27','coach','2025-01',2024,1,2,'P-00008',5,2024,'CENTER','MENTEE_ADMIN',11,7);
INSERT INTO "sessions" VALUES('S-2024-0002-07','PAIR-2024-0002','2025-01-10','10:30',30,50,80,'observation_conference','phone','completed','reflective_practice','curriculum;workforce',NULL,NULL,NULL,'2025-01-29','coach','2025-01',2024,1,1,'P-00008',5,2024,'CENTER','MENTEE_ADMIN',11,8);
INSERT INTO "sessions" VALUES('S-2024-0002-08','PAIR-2024-0002','2025-02-25','15:45',25,40,65,'observation_conference','live_video','completed','coaching_conversations','curriculum','G-2024-0002-1',NULL,NULL,'2025-03-01','coach','2025-02',2024,1,1,'P-00008',5,2024,'CENTER','MENTEE_ADMIN',11,9);
INSERT INTO "sessions" VALUES('S-2024-0002-09','PAIR-2024-0002','2025-05-26','16:30',NULL,NULL,NULL,'observation_conference','phone','no_show',NULL,NULL,NULL,NULL,NULL,'2025-05-30','coach','2025-05',2024,0,0,'P-00008',5,2024,'CENTER','MENTEE_ADMIN',11,10);
INSERT INTO "sessions" VALUES('S-2024-0002-10','PAIR-2024-0002','2025-06-10','08:15',30,30,60,'observation_conference','f2f','completed','reflective_practice','curriculum','G-2024-0002-3',NULL,NULL,'2025-06-19','coach','2025-06',2024,1,1,'P-00008',5,2024,'CENTER','MENTEE_ADMIN',11,11);
INSERT INTO "sessions" VALUES('S-2025-0001-01','PAIR-2025-0001','2025-10-15','13:00',50,40,90,'observation_conference','f2f','completed','feedback;coaching_conversations','environments;family',NULL,NULL,1,'2025-10-17','coach','2025-10',2025,1,2,'P-00011',1,2025,'CENTER','MENTEE',12,2);
INSERT INTO "sessions" VALUES('S-2025-0001-02','PAIR-2025-0001','2025-10-24','08:15',0,30,30,'email','async_video','completed','data_analysis;reflective_practice','family;leadership',NULL,NULL,NULL,'2025-10-31','coach','2025-10',2025,0,2,'P-00011',1,2025,'CENTER','MENTEE',12,3);
INSERT INTO "sessions" VALUES('S-2025-0001-03','PAIR-2025-0001','2025-10-30','11:00',30,55,85,'observation_conference','phone','completed','co_teaching;reflective_practice','curriculum','G-2025-0001-1',NULL,2,'2025-11-04','coach','2025-10',2025,1,2,'P-00011',1,2025,'CENTER','MENTEE',12,4);
INSERT INTO "sessions" VALUES('S-2025-0001-04','PAIR-2025-0001','2025-11-01','09:45',NULL,NULL,75,'observation_conference','f2f','completed','feedback;coaching_conversations','curriculum','G-2025-0001-1',NULL,3,'2025-11-08','coach','2025-11',2025,1,2,'P-00011',1,2025,'CENTER','MENTEE',12,5);
INSERT INTO "sessions" VALUES('S-2025-0001-05','PAIR-2025-0001','2025-12-03','13:15',75,0,75,'observation','f2f','completed','co_teaching;sharing_resources','curriculum',NULL,NULL,4,'2025-12-10','coach','2025-12',2025,1,2,'P-00011',1,2025,'CENTER','MENTEE',12,6);
INSERT INTO "sessions" VALUES('S-2025-0001-06','PAIR-2025-0001','2026-01-02','14:30',25,25,50,'observation_conference','live_video','completed','data_analysis;co_teaching;sharing_resources','environments','G-2025-0001-1',NULL,5,'2026-01-07','coach','2026-01',2025,1,3,'P-00011',1,2025,'CENTER','MENTEE',12,7);
INSERT INTO "sessions" VALUES('S-2025-0001-07','PAIR-2025-0001','2026-02-06','15:15',NULL,NULL,80,'observation_conference','f2f','completed','modeling;coaching_conversations;reflective_practice','leadership','G-2025-0001-2;G-2025-0001-3',NULL,1,'2026-02-07','coach','2026-02',2025,1,3,'P-00011',1,2025,'CENTER','MENTEE',12,8);
INSERT INTO "sessions" VALUES('S-2025-0001-08','PAIR-2025-0001','2026-03-06','15:15',0,20,20,'email','async_video','completed','data_analysis;reflective_practice;using_data','curriculum;workforce','G-2025-0001-3',NULL,NULL,'2026-03-07','coach','2026-03',2025,0,3,'P-00011',1,2025,'CENTER','MENTEE',12,9);
INSERT INTO "sessions" VALUES('S-2025-0001-09','PAIR-2025-0001','2026-04-01','13:30',70,0,70,'observation','f2f','completed','feedback;co_teaching;best_practice_video','curriculum','G-2025-0001-2;G-2025-0001-4;G-2025-0001-5','G-2025-0001-2',2,'2026-04-03','coach','2026-04',2025,1,3,'P-00011',1,2025,'CENTER','MENTEE',12,10);
INSERT INTO "sessions" VALUES('S-2025-0001-10','PAIR-2025-0001','2026-05-29','14:30',30,25,55,'observation_conference','live_video','completed','modeling;observing;using_data','family','G-2025-0001-1;G-2025-0001-4;G-2025-0001-5','G-2025-0001-4;G-2025-0001-5',3,'2026-06-03','mentee','2026-05',2025,1,3,'P-00011',1,2025,'CENTER','MENTEE',12,11);
INSERT INTO "sessions" VALUES('S-2025-0001-11','PAIR-2025-0001','2026-06-01','13:30',0,75,75,'conference','live_video','completed','data_analysis','workforce','G-2025-0001-1',NULL,4,'2026-06-03','coach','2026-06',2025,1,1,'P-00011',1,2025,'CENTER','MENTEE',12,12);
INSERT INTO "sessions" VALUES('S-2025-0001-12','PAIR-2025-0001','2026-06-03','12:45',75,0,75,'observation','f2f','completed','data_analysis;best_practice_video;coaching_conversations','environments;family','G-2025-0001-1;G-2025-0001-3',NULL,5,'2026-06-06','coach','2026-06',2025,1,3,'P-00011',1,2025,'CENTER','MENTEE',12,13);
INSERT INTO "sessions" VALUES('S-2025-0002-01','PAIR-2025-0002','2025-10-28','11:15',0,80,80,'conference','live_video','completed','modeling;observing','leadership',NULL,NULL,1,'2025-10-31','coach','2025-10',2025,1,2,'P-00012',1,2025,'PUBLIC_PRESCHOOL','MENTEE',12,14);
INSERT INTO "sessions" VALUES('S-2025-0002-02','PAIR-2025-0002','2025-11-13','16:00',0,25,25,'email','async_video','completed','feedback;observing','environments','G-2025-0002-1;G-2025-0002-2',NULL,NULL,'2025-11-14','coach','2025-11',2025,0,2,'P-00012',1,2025,'PUBLIC_PRESCHOOL','MENTEE',12,15);
INSERT INTO "sessions" VALUES('S-2025-0002-03','PAIR-2025-0002','2025-11-17','12:30',30,55,85,'observation_conference','f2f','completed','co_teaching;reflective_practice','leadership','G-2025-0002-2',NULL,2,'2025-11-22','coach','2025-11',2025,1,2,'P-00012',1,2025,'PUBLIC_PRESCHOOL','MENTEE',12,16);
INSERT INTO "sessions" VALUES('S-2025-0002-04','PAIR-2025-0002','2025-12-12','11:30',90,0,90,'observation','phone','completed','data_analysis;co_teaching;observing','family','G-2025-0002-2;G-2025-0002-4',NULL,3,'2025-12-17','coach','2025-12',2025,1,3,'P-00012',1,2025,'PUBLIC_PRESCHOOL','MENTEE',12,17);
INSERT INTO "sessions" VALUES('S-2025-0002-05','PAIR-2025-0002','2025-12-26','14:00',45,45,90,'observation_conference','live_video','completed','modeling;coaching_conversations','environments','G-2025-0002-3',NULL,4,'2025-12-27','coach','2025-12',2025,1,2,'P-00012',1,2025,'PUBLIC_PRESCHOOL','MENTEE',12,18);
INSERT INTO "sessions" VALUES('S-2025-0002-06','PAIR-2025-0002','2026-01-09','16:45',45,35,80,'observation_conference','live_video','completed','co_teaching','curriculum','G-2025-0002-1;G-2025-0002-2;G-2025-0002-4','G-2025-0002-2',5,'2026-01-16','coach','2026-01',2025,1,1,'P-00012',1,2025,'PUBLIC_PRESCHOOL','MENTEE',12,19);
INSERT INTO "sessions" VALUES('S-2025-0002-07','PAIR-2025-0002','2026-02-11','11:00',0,80,80,'conference','live_video','completed','data_analysis;co_teaching;sharing_resources;reflective_practice','workforce','G-2025-0002-3;G-2025-0002-5;G-2025-0002-6','G-2025-0002-3;G-2025-0002-5',1,'2026-02-14','coach','2026-02',2025,1,4,'P-00012',1,2025,'PUBLIC_PRESCHOOL','MENTEE',12,20);
INSERT INTO "sessions" VALUES('S-2025-0002-08','PAIR-2025-0002','2026-03-13','16:30',50,40,90,'observation_conference','phone','completed','using_data','environments','G-2025-0002-4;G-2025-0002-6',NULL,2,'2026-03-15','coach','2026-03',2025,1,1,'P-00012',1,2025,'PUBLIC_PRESCHOOL','MENTEE',12,21);
INSERT INTO "sessions" VALUES('S-2025-0002-09','PAIR-2025-0002','2026-04-08',NULL,40,60,100,'observation_conference','f2f','completed','data_analysis;feedback','curriculum','G-2025-0002-4',NULL,3,'2026-04-11','coach','2026-04',2025,1,2,'P-00012',1,2025,'PUBLIC_PRESCHOOL','MENTEE',12,22);
INSERT INTO "sessions" VALUES('S-2025-0002-10','PAIR-2025-0002','2026-04-22','09:45',25,30,55,'observation_conference','f2f','completed','coaching_conversations','environments','G-2025-0002-6',NULL,4,'2026-04-23','coach','2026-04',2025,1,1,'P-00012',1,2025,'PUBLIC_PRESCHOOL','MENTEE',12,23);
INSERT INTO "sessions" VALUES('S-2025-0002-11','PAIR-2025-0002','2026-05-06','10:00',0,55,55,'group','f2f','completed','co_teaching;sharing_resources','curriculum','G-2025-0002-1;G-2025-0002-4',NULL,5,'2026-05-09','coach','2026-05',2025,1,2,'P-00012',1,2025,'PUBLIC_PRESCHOOL','MENTEE',12,24);
INSERT INTO "sessions" VALUES('S-2025-0002-12','PAIR-2025-0002','2026-06-03','13:15',35,25,60,'observation_conference','live_video','completed','best_practice_video;coaching_conversations','curriculum',NULL,NULL,1,'2026-06-13','coach','2026-06',2025,1,2,'P-00012',1,2025,'PUBLIC_PRESCHOOL','MENTEE',12,25);
INSERT INTO "sessions" VALUES('S-2025-0002-13','PAIR-2025-0002','2026-06-12','08:00',40,35,75,'observation_conference','live_video','completed','feedback;co_teaching;coaching_conversations;observing','environments','G-2025-0002-6',NULL,2,'2026-06-14','coach','2026-06',2025,1,4,'P-00012',1,2025,'PUBLIC_PRESCHOOL','MENTEE',12,26);
INSERT INTO "sessions" VALUES('S-2025-0003-01','PAIR-2025-0003','2025-10-07','08:30',35,45,80,'observation_conference','live_video','completed','sharing_resources;coaching_conversations','environments',NULL,NULL,1,'2025-10-14','coach','2025-10',2025,1,2,'P-00013',1,2025,'CENTER','MENTEE_ADMIN',12,27);
INSERT INTO "sessions" VALUES('S-2025-0003-02','PAIR-2025-0003','2025-11-11','10:15',75,0,75,'observation','live_video','completed','modeling;reflective_practice','workforce','G-2025-0003-1;G-2025-0003-2','G-2025-0003-1',2,'2025-11-17','coach','2025-11',2025,1,2,'P-00013',1,2025,'CENTER','MENTEE_ADMIN',12,28);
INSERT INTO "sessions" VALUES('S-2025-0003-03','PAIR-2025-0003','2025-11-19','16:30',0,55,55,'conference','f2f','completed','feedback;co_teaching;reflective_practice','curriculum;environments','G-2025-0003-2',NULL,3,'2025-11-20','coach','2025-11',2025,1,3,'P-00013',1,2025,'CENTER','MENTEE_ADMIN',12,29);
INSERT INTO "sessions" VALUES('S-2025-0003-04','PAIR-2025-0003','2025-12-25',NULL,40,30,70,'observation_conference','f2f','completed','data_analysis;observing','family','G-2025-0003-3',NULL,4,'2026-01-16','coach','2025-12',2025,1,2,'P-00013',1,2025,'CENTER','MENTEE_ADMIN',12,30);
INSERT INTO "sessions" VALUES('S-2025-0003-05','PAIR-2025-0003','2026-01-23','12:45',50,40,90,'observation_conference','live_video','completed','modeling;observing;reflective_practice;using_data','environments','G-2025-0003-3;G-2025-0003-4','G-2025-0003-3',5,'2026-01-25','coach','2026-01',2025,1,4,'P-00013',1,2025,'CENTER','MENTEE_ADMIN',12,31);
INSERT INTO "sessions" VALUES('S-2025-0003-06','PAIR-2025-0003','2026-02-13','08:15',45,45,90,'observation_conference','f2f','completed','using_data','leadership','G-2025-0003-2;G-2025-0003-4','G-2025-0003-2',1,'2026-02-15','coach','2026-02',2025,1,1,'P-00013',1,2025,'CENTER','MENTEE_ADMIN',12,32);
INSERT INTO "sessions" VALUES('S-2025-0003-07','PAIR-2025-0003','2026-03-06','09:45',0,90,90,'conference','f2f','completed','data_analysis;coaching_conversations','environments;family','G-2025-0003-4',NULL,2,'2026-03-12','coach','2026-03',2025,1,2,'P-00013',1,2025,'CENTER','MENTEE_ADMIN',12,33);
INSERT INTO "sessions" VALUES('S-2025-0003-08','PAIR-2025-0003','2026-03-24','11:45',0,90,90,'conference','f2f','completed','modeling;coaching_conversations','curriculum;leadership','G-2025-0003-4',NULL,3,'2026-04-07','coach','2026-03',2025,1,2,'P-00013',1,2025,'CENTER','MENTEE_ADMIN',12,34);
INSERT INTO "sessions" VALUES('S-2025-0003-09','PAIR-2025-0003','2026-04-01','13:00',35,45,80,'observation_conference','f2f','completed','best_practice_video;coaching_conversations','curriculum','G-2025-0003-4',NULL,4,'2026-04-12','mentee','2026-04',2025,1,2,'P-00013',1,2025,'CENTER','MENTEE_ADMIN',12,35);
INSERT INTO "sessions" VALUES('S-2025-0003-10','PAIR-2025-0003','2026-04-01','11:15',NULL,NULL,25,'email','async_video','completed','modeling;best_practice_video','environments;workforce','G-2025-0003-4',NULL,NULL,'2026-04-12','coach','2026-04',2025,0,2,'P-00013',1,2025,'CENTER','MENTEE_ADMIN',12,36);
INSERT INTO "sessions" VALUES('S-2025-0003-11','PAIR-2025-0003','2026-04-08','09:45',75,0,75,'observation','live_video','completed','modeling;feedback;best_practice_video;coaching_conversations','curriculum','G-2025-0003-4',NULL,5,'2026-04-18','coach','2026-04',2025,1,4,'P-00013',1,2025,'CENTER','MENTEE_ADMIN',12,37);
INSERT INTO "sessions" VALUES('S-2025-0003-12','PAIR-2025-0003','2026-05-20','16:15',0,20,20,'email','async_video','completed','reflective_practice;using_data','workforce','G-2025-0003-4',NULL,NULL,'2026-05-23','coach','2026-05',2025,0,2,'P-00013',1,2025,'CENTER','MENTEE_ADMIN',12,38);
INSERT INTO "sessions" VALUES('S-2025-0003-13','PAIR-2025-0003','2026-05-25','14:15',65,0,65,'observation','f2f','completed','data_analysis;observing','curriculum','G-2025-0003-4',NULL,1,'2026-05-28','coach','2026-05',2025,1,2,'P-00013',1,2025,'CENTER','MENTEE_ADMIN',12,39);
INSERT INTO "sessions" VALUES('S-2025-0003-14','PAIR-2025-0003','2026-06-09','13:45',65,0,65,'observation','phone','completed','modeling;co_teaching;best_practice_video','curriculum',NULL,NULL,2,'2026-06-10','coach','2026-06',2025,1,3,'P-00013',1,2025,'CENTER','MENTEE_ADMIN',12,40);
INSERT INTO "sessions" VALUES('S-2025-0004-01','PAIR-2025-0004','2025-10-03','14:00',35,45,80,'observation_conference','f2f','completed','modeling;sharing_resources','leadership',NULL,NULL,1,'2025-10-21','coach','2025-10',2025,1,2,'P-00018',5,2025,'CENTER','MENTEE',13,2);
INSERT INTO "sessions" VALUES('S-2025-0004-02','PAIR-2025-0004','2025-10-15','11:00',0,10,10,'video_review','async_video','completed','modeling;feedback','environments;leadership','G-2025-0004-1',NULL,NULL,'2025-10-30','mentee','2025-10',2025,0,2,'P-00018',5,2025,'CENTER','MENTEE',13,3);
INSERT INTO "sessions" VALUES('S-2025-0004-03','PAIR-2025-0004','2025-10-20','15:15',40,30,70,'observation_conference','f2f','completed','co_teaching','family','G-2025-0004-1',NULL,2,'2025-10-23','coach','2025-10',2025,1,1,'P-00018',5,2025,'CENTER','MENTEE',13,4);
INSERT INTO "sessions" VALUES('S-2025-0004-04','PAIR-2025-0004','2025-11-18','09:45',0,80,80,'conference','f2f','completed','best_practice_video;reflective_practice','family','G-2025-0004-2;G-2025-0004-3',NULL,3,'2025-12-19','coach','2025-11',2025,1,2,'P-00018',5,2025,'CENTER','MENTEE',13,5);
INSERT INTO "sessions" VALUES('S-2025-0004-05','PAIR-2025-0004','2025-12-12','11:45',0,85,85,'conference','f2f','completed','feedback;observing;reflective_practice','curriculum;leadership','G-2025-0004-1',NULL,4,'2025-12-21','coach','2025-12',2025,1,3,'P-00018',5,2025,'CENTER','MENTEE',13,6);
INSERT INTO "sessions" VALUES('S-2025-0004-06','PAIR-2025-0004','2026-01-23','12:30',0,65,65,'conference','f2f','completed','sharing_resources;observing','family','G-2025-0004-2;G-2025-0004-3',NULL,5,'2026-01-30','coach','2026-01',2025,1,2,'P-00018',5,2025,'CENTER','MENTEE',13,7);
INSERT INTO "sessions" VALUES('S-2025-0004-07','PAIR-2025-0004','2026-01-30','16:30',65,0,65,'observation','f2f','completed','data_analysis;co_teaching','curriculum','G-2025-0004-1;G-2025-0004-5',NULL,1,'2026-02-15','coach','2026-01',2025,1,2,'P-00018',5,2025,'CENTER','MENTEE',13,8);
INSERT INTO "sessions" VALUES('S-2025-0004-08','PAIR-2025-0004','2026-02-05','10:30',NULL,NULL,65,'conference','live_video','completed','data_analysis;co_teaching','workforce',NULL,NULL,2,'2026-02-15','coach','2026-02',2025,1,2,'P-00018',5,2025,'CENTER','MENTEE',13,9);
INSERT INTO "sessions" VALUES('S-2025-0004-09','PAIR-2025-0004','2026-02-13','13:30',35,40,75,'observation_conference','phone','completed','data_analysis;feedback','curriculum','G-2025-0004-4',NULL,3,'2026-03-04','coach','2026-02',2025,1,2,'P-00018',5,2025,'CENTER','MENTEE',13,10);
INSERT INTO "sessions" VALUES('S-2025-0004-10','PAIR-2025-0004','2026-03-02','15:15',45,45,90,'observation_conference','f2f','completed','co_teaching;coaching_conversations','curriculum;leadership','G-2025-0004-1',NULL,4,'2026-03-11','coach','2026-03',2025,1,2,'P-00018',5,2025,'CENTER','MENTEE',13,11);
INSERT INTO "sessions" VALUES('S-2025-0004-11','PAIR-2025-0004','2026-03-17','15:00',0,30,30,'video_review','async_video','completed','modeling;co_teaching;using_data','environments;family','G-2025-0004-3;G-2025-0004-5','G-2025-0004-5',NULL,'2026-04-21','coach','2026-03',2025,0,3,'P-00018',5,2025,'CENTER','MENTEE',13,12);
INSERT INTO "sessions" VALUES('S-2025-0004-12','PAIR-2025-0004','2026-03-24','16:00',NULL,NULL,90,'observation_conference','live_video','completed','sharing_resources;using_data','curriculum;family','G-2025-0004-6',NULL,5,'2026-04-03','coach','2026-03',2025,1,2,'P-00018',5,2025,'CENTER','MENTEE',13,13);
INSERT INTO "sessions" VALUES('S-2025-0004-13','PAIR-2025-0004','2026-04-17','12:15',25,45,70,'observation_conference','live_video','completed','co_teaching;coaching_conversations','environments','G-2025-0004-6',NULL,1,'2026-05-01','mentee','2026-04',2025,1,2,'P-00018',5,2025,'CENTER','MENTEE',13,14);
INSERT INTO "sessions" VALUES('S-2025-0004-14','PAIR-2025-0004','2026-05-22','08:00',25,30,55,'observation_conference','f2f','completed','sharing_resources','family','G-2025-0004-2;G-2025-0004-6','G-2025-0004-6',2,'2026-05-28','coach','2026-05',2025,1,1,'P-00018',5,2025,'CENTER','MENTEE',13,15);
INSERT INTO "sessions" VALUES('S-2025-0005-01','PAIR-2025-0005','2025-10-03','14:45',45,30,75,'observation_conference','phone','completed','data_analysis;sharing_resources','leadership',NULL,NULL,1,'2025-10-09','coach','2025-10',2025,1,2,'P-00019',5,2025,'PUBLIC_PRESCHOOL','MENTEE',13,16);
INSERT INTO "sessions" VALUES('S-2025-0005-02','PAIR-2025-0005','2025-10-22','15:00',40,35,75,'observation_conference','f2f','completed','data_analysis;sharing_resources','curriculum;leadership','G-2025-0005-2',NULL,2,'2025-10-28','coach','2025-10',2025,1,2,'P-00019',5,2025,'PUBLIC_PRESCHOOL','MENTEE',13,17);
INSERT INTO "sessions" VALUES('S-2025-0005-03','PAIR-2025-0005','2025-11-12','09:15',0,85,85,'conference','f2f','completed','using_data','family',NULL,NULL,3,'2025-12-01','coach','2025-11',2025,1,1,'P-00019',5,2025,'PUBLIC_PRESCHOOL','MENTEE',13,18);
INSERT INTO "sessions" VALUES('S-2025-0005-04','PAIR-2025-0005','2025-11-25','16:30',0,50,50,'conference','f2f','completed','sharing_resources;coaching_conversations;using_data','curriculum','G-2025-0005-1',NULL,4,'2025-12-11','coach','2025-11',2025,1,3,'P-00019',5,2025,'PUBLIC_PRESCHOOL','MENTEE',13,19);
INSERT INTO "sessions" VALUES('S-2025-0005-05','PAIR-2025-0005','2025-12-02','12:00',40,35,75,'observation_conference','phone','completed','data_analysis;coaching_conversations','workforce','G-2025-0005-3',NULL,5,'2025-12-06','coach','2025-12',2025,1,2,'P-00019',5,2025,'PUBLIC_PRESCHOOL','MENTEE',13,20);
INSERT INTO "sessions" VALUES('S-2025-0005-06','PAIR-2025-0005','2026-01-08','16:15',NULL,NULL,20,'video_review','async_video','completed','data_analysis;best_practice_video','workforce','G-2025-0005-1',NULL,NULL,'2026-01-17','coach','2026-01',2025,0,2,'P-00019',5,2025,'PUBLIC_PRESCHOOL','MENTEE',13,21);
INSERT INTO "sessions" VALUES('S-2025-0005-07','PAIR-2025-0005','2026-01-12','13:15',0,75,75,'conference','f2f','completed','data_analysis;reflective_practice','workforce','G-2025-0005-1',NULL,1,'2026-02-06','coach','2026-01',2025,1,2,'P-00019',5,2025,'PUBLIC_PRESCHOOL','MENTEE',13,22);
INSERT INTO "sessions" VALUES('S-2025-0005-08','PAIR-2025-0005','2026-04-09','09:45',0,70,70,'conference','live_video','completed','sharing_resources','family','G-2025-0005-1','G-2025-0005-1',2,'2026-04-20','coach','2026-04',2025,1,1,'P-00019',5,2025,'PUBLIC_PRESCHOOL','MENTEE',13,23);
INSERT INTO "sessions" VALUES('S-2025-0005-09','PAIR-2025-0005','2026-04-23','10:45',35,30,65,'observation_conference','live_video','completed','modeling;best_practice_video;coaching_conversations','curriculum','G-2025-0005-2',NULL,3,'2026-05-01','coach','2026-04',2025,1,3,'P-00019',5,2025,'PUBLIC_PRESCHOOL','MENTEE',13,24);
INSERT INTO "sessions" VALUES('S-2025-0005-10','PAIR-2025-0005','2026-06-03','10:00',0,100,100,'conference','f2f','completed','modeling;best_practice_video;observing','curriculum;environments','G-2025-0005-4',NULL,4,'2026-06-06','coach','2026-06',2025,1,3,'P-00019',5,2025,'PUBLIC_PRESCHOOL','MENTEE',13,25);
INSERT INTO "sessions" VALUES('S-2025-0005-11','PAIR-2025-0005','2026-06-08','08:15',25,45,70,'observation_conference','f2f','completed','data_analysis;sharing_resources;best_practice_video;reflective_practice','environments',NULL,NULL,5,'2026-06-20','coach','2026-06',2025,1,4,'P-00019',5,2025,'PUBLIC_PRESCHOOL','MENTEE',13,26);
INSERT INTO "sessions" VALUES('S-2025-0006-01','PAIR-2025-0006','2025-10-18','14:45',25,40,65,'observation_conference','live_video','completed','modeling;best_practice_video','family',NULL,NULL,1,'2025-11-02','coach','2025-10',2025,1,2,'P-00020',5,2025,'HEAD_START','MENTEE_ADMIN',13,27);
INSERT INTO "sessions" VALUES('S-2025-0006-02','PAIR-2025-0006','2025-10-29','11:45',0,35,35,'conference','live_video','completed','sharing_resources','curriculum;leadership','G-2025-0006-1',NULL,2,'2025-11-08','coach','2025-10',2025,1,1,'P-00020',5,2025,'HEAD_START','MENTEE_ADMIN',13,28);
INSERT INTO "sessions" VALUES('S-2025-0006-03','PAIR-2025-0006','2025-11-14','11:45',NULL,NULL,65,'conference','f2f','completed','feedback;using_data','curriculum;family','G-2025-0006-1',NULL,3,'2025-11-26','coach','2025-11',2025,1,2,'P-00020',5,2025,'HEAD_START','MENTEE_ADMIN',13,29);
INSERT INTO "sessions" VALUES('S-2025-0006-04','PAIR-2025-0006','2025-11-19','11:00',20,25,45,'observation_conference','f2f','completed','best_practice_video;coaching_conversations;using_data','family','G-2025-0006-1',NULL,4,'2025-12-10','coach','2025-11',2025,1,3,'P-00020',5,2025,'HEAD_START','MENTEE_ADMIN',13,30);
INSERT INTO "sessions" VALUES('S-2025-0006-05','PAIR-2025-0006','2025-12-16','08:45',55,0,55,'observation','phone','completed','sharing_resources;coaching_conversations;using_data','curriculum','G-2025-0006-2',NULL,5,'2025-12-27','coach','2025-12',2025,1,3,'P-00020',5,2025,'HEAD_START','MENTEE_ADMIN',13,31);
INSERT INTO "sessions" VALUES('S-2025-0006-06','PAIR-2025-0006','2026-01-09','15:45',0,75,75,'conference','live_video','completed','data_analysis;reflective_practice','family','G-2025-0006-2','G-2025-0006-2',1,'2026-02-01','coach','2026-01',2025,1,2,'P-00020',5,2025,'HEAD_START','MENTEE_ADMIN',13,32);
INSERT INTO "sessions" VALUES('S-2025-0006-07','PAIR-2025-0006','2026-02-11','13:30',NULL,NULL,85,'observation','phone','completed','observing','environments','G-2025-0006-1',NULL,2,'2026-03-01','coach','2026-02',2025,1,1,'P-00020',5,2025,'HEAD_START','MENTEE_ADMIN',13,33);
INSERT INTO "sessions" VALUES('S-2025-0006-08','PAIR-2025-0006','2026-03-04','16:15',30,35,65,'observation_conference','f2f','completed','data_analysis;modeling;using_data','workforce;leadership','G-2025-0006-3',NULL,3,'2026-04-18','coach','2026-03',2025,1,3,'P-00020',5,2025,'HEAD_START','MENTEE_ADMIN',13,34);
INSERT INTO "sessions" VALUES('S-2025-0006-09','PAIR-2025-0006','2026-04-07','13:30',35,45,80,'observation_conference','f2f','completed','modeling','curriculum','G-2025-0006-1',NULL,4,'2026-04-19','coach','2026-04',2025,1,1,'P-00020',5,2025,'HEAD_START','MENTEE_ADMIN',13,35);
INSERT INTO "sessions" VALUES('S-2025-0006-10','PAIR-2025-0006','2026-05-06','11:30',0,80,80,'conference','f2f','completed','modeling','family','G-2025-0006-1',NULL,5,'2026-05-28','coach','2026-05',2025,1,1,'P-00020',5,2025,'HEAD_START','MENTEE_ADMIN',13,36);
INSERT INTO "sessions" VALUES('S-2025-0006-11','PAIR-2025-0006','2026-05-22','09:30',80,0,80,'observation','f2f','completed','feedback;co_teaching','environments;family','G-2025-0006-1;G-2025-0006-3',NULL,1,'2026-05-23','coach','2026-05',2025,1,2,'P-00020',5,2025,'HEAD_START','MENTEE_ADMIN',13,37);
INSERT INTO "sessions" VALUES('S-2025-0006-12','PAIR-2025-0006','2026-06-09','11:15',65,0,65,'observation','f2f','completed','feedback;best_practice_video;using_data','workforce;family','G-2025-0006-4',NULL,2,'2026-06-21','coach','2026-06',2025,1,3,'P-00020',5,2025,'HEAD_START','MENTEE_ADMIN',13,38);
INSERT INTO "sessions" VALUES('S-2026-0002-01','PAIR-2026-0002','2026-10-13','08:30',60,0,60,'observation','live_video','completed','co_teaching','curriculum;environments','G-2026-0002-1',NULL,NULL,'2026-10-19','coach','2026-10',2026,1,1,'P-00025',1,2026,'CENTER','MENTEE_ADMIN',14,2);
INSERT INTO "sessions" VALUES('S-2026-0002-02','PAIR-2026-0002','2026-11-12','08:00',NULL,NULL,NULL,'observation_conference','live_video','cancelled',NULL,NULL,NULL,NULL,NULL,'2026-11-13','coach','2026-11',2026,0,0,'P-00025',1,2026,'CENTER','MENTEE_ADMIN',14,3);
INSERT INTO "sessions" VALUES('S-2026-0002-03','PAIR-2026-0002','2026-11-17','14:30',0,75,75,'group','live_video','completed','data_analysis;sharing_resources;observing','environments',NULL,NULL,NULL,'2026-11-20','coach','2026-11',2026,1,3,'P-00025',1,2026,'CENTER','MENTEE_ADMIN',14,4);
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
	region SMALLINT, 
	import_id INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	CONSTRAINT pk_surveys PRIMARY KEY (instrument, version, wave, respondent_id, about_mentee_id, item)
);
INSERT INTO "surveys" VALUES('EFF','1','2023-PRE','P-00003','P-00003','EFF01','PAIR-2023-0001',3.0,1.0,5.0,'N',1,21,2);
INSERT INTO "surveys" VALUES('EFF','1','2023-PRE','P-00003','P-00003','EFF02','PAIR-2023-0001',3.0,1.0,5.0,'N',1,21,3);
INSERT INTO "surveys" VALUES('EFF','1','2023-PRE','P-00003','P-00003','EFF03','PAIR-2023-0001',4.0,1.0,5.0,'N',1,21,4);
INSERT INTO "surveys" VALUES('EFF','1','2023-PRE','P-00003','P-00003','EFF04','PAIR-2023-0001',2.0,1.0,5.0,'N',1,21,5);
INSERT INTO "surveys" VALUES('EFF','1','2023-PRE','P-00003','P-00003','EFF05','PAIR-2023-0001',3.0,1.0,5.0,'N',1,21,6);
INSERT INTO "surveys" VALUES('EFF','1','2023-PRE','P-00003','P-00003','EFF06','PAIR-2023-0001',3.0,1.0,5.0,'N',1,21,7);
INSERT INTO "surveys" VALUES('CTM','1','2023-END','P-00001','P-00003','CTM01','PAIR-2023-0001',3.0,1.0,5.0,'N',1,21,8);
INSERT INTO "surveys" VALUES('CTM','1','2023-END','P-00001','P-00003','CTM02','PAIR-2023-0001',3.0,1.0,5.0,'N',1,21,9);
INSERT INTO "surveys" VALUES('CTM','1','2023-END','P-00001','P-00003','CTM03','PAIR-2023-0001',3.0,1.0,5.0,'N',1,21,10);
INSERT INTO "surveys" VALUES('CTM','1','2023-END','P-00001','P-00003','CTM04','PAIR-2023-0001',4.0,1.0,5.0,'N',1,21,11);
INSERT INTO "surveys" VALUES('CTM','1','2023-END','P-00001','P-00003','CTM05','PAIR-2023-0001',4.0,1.0,5.0,'N',1,21,12);
INSERT INTO "surveys" VALUES('MONTHLY','1','2023-12','P-00001','P-00003','MONTHLY01','PAIR-2023-0001',2.0,1.0,5.0,'N',1,21,13);
INSERT INTO "surveys" VALUES('MONTHLY','1','2023-12','P-00001','P-00003','MONTHLY02','PAIR-2023-0001',3.0,1.0,5.0,'N',1,21,14);
INSERT INTO "surveys" VALUES('MONTHLY','1','2024-01','P-00001','P-00003','MONTHLY01','PAIR-2023-0001',3.0,1.0,5.0,'N',1,21,15);
INSERT INTO "surveys" VALUES('MONTHLY','1','2024-01','P-00001','P-00003','MONTHLY02','PAIR-2023-0001',3.0,1.0,5.0,'N',1,21,16);
INSERT INTO "surveys" VALUES('MONTHLY','1','2024-02','P-00001','P-00003','MONTHLY01','PAIR-2023-0001',2.0,1.0,5.0,'N',1,21,17);
INSERT INTO "surveys" VALUES('MONTHLY','1','2024-02','P-00001','P-00003','MONTHLY02','PAIR-2023-0001',1.0,1.0,5.0,'N',1,21,18);
INSERT INTO "surveys" VALUES('MONTHLY','1','2024-03','P-00001','P-00003','MONTHLY01','PAIR-2023-0001',3.0,1.0,5.0,'N',1,21,19);
INSERT INTO "surveys" VALUES('MONTHLY','1','2024-03','P-00001','P-00003','MONTHLY02','PAIR-2023-0001',3.0,1.0,5.0,'N',1,21,20);
INSERT INTO "surveys" VALUES('MONTHLY','1','2024-04','P-00001','P-00003','MONTHLY01','PAIR-2023-0001',4.0,1.0,5.0,'N',1,21,21);
INSERT INTO "surveys" VALUES('MONTHLY','1','2024-05','P-00001','P-00003','MONTHLY01','PAIR-2023-0001',2.0,1.0,5.0,'N',1,21,22);
INSERT INTO "surveys" VALUES('MONTHLY','1','2024-05','P-00001','P-00003','MONTHLY02','PAIR-2023-0001',3.0,1.0,5.0,'N',1,21,23);
INSERT INTO "surveys" VALUES('SAT','1','2023-END','P-00005','P-00005','SAT01','PAIR-2023-0002',2.0,1.0,5.0,'N',5,21,24);
INSERT INTO "surveys" VALUES('SAT','1','2023-END','P-00005','P-00005','SAT02','PAIR-2023-0002',5.0,1.0,5.0,'N',5,21,25);
INSERT INTO "surveys" VALUES('SAT','1','2023-END','P-00005','P-00005','SAT03','PAIR-2023-0002',3.0,1.0,5.0,'N',5,21,26);
INSERT INTO "surveys" VALUES('SAT','1','2023-END','P-00005','P-00005','SAT04','PAIR-2023-0002',4.0,1.0,5.0,'N',5,21,27);
INSERT INTO "surveys" VALUES('CTM','1','2023-END','P-00005','P-00005','CTM01','PAIR-2023-0002',5.0,1.0,5.0,'N',5,21,28);
INSERT INTO "surveys" VALUES('CTM','1','2023-END','P-00005','P-00005','CTM02','PAIR-2023-0002',4.0,1.0,5.0,'N',5,21,29);
INSERT INTO "surveys" VALUES('CTM','1','2023-END','P-00005','P-00005','CTM03','PAIR-2023-0002',5.0,1.0,5.0,'N',5,21,30);
INSERT INTO "surveys" VALUES('CTM','1','2023-END','P-00005','P-00005','CTM04','PAIR-2023-0002',5.0,1.0,5.0,'N',5,21,31);
INSERT INTO "surveys" VALUES('CTM','1','2023-END','P-00005','P-00005','CTM05','PAIR-2023-0002',4.0,1.0,5.0,'N',5,21,32);
INSERT INTO "surveys" VALUES('MONTHLY','1','2023-10','P-00002','P-00005','MONTHLY01','PAIR-2023-0002',4.0,1.0,5.0,'N',5,21,33);
INSERT INTO "surveys" VALUES('MONTHLY','1','2023-10','P-00002','P-00005','MONTHLY02','PAIR-2023-0002',2.0,1.0,5.0,'N',5,21,34);
INSERT INTO "surveys" VALUES('MONTHLY','1','2023-11','P-00002','P-00005','MONTHLY01','PAIR-2023-0002',4.0,1.0,5.0,'N',5,21,35);
INSERT INTO "surveys" VALUES('MONTHLY','1','2023-11','P-00002','P-00005','MONTHLY02','PAIR-2023-0002',5.0,1.0,5.0,'N',5,21,36);
INSERT INTO "surveys" VALUES('MONTHLY','1','2024-02','P-00002','P-00005','MONTHLY01','PAIR-2023-0002',2.0,1.0,5.0,'N',5,21,37);
INSERT INTO "surveys" VALUES('MONTHLY','1','2024-02','P-00002','P-00005','MONTHLY02','PAIR-2023-0002',5.0,1.0,5.0,'N',5,21,38);
INSERT INTO "surveys" VALUES('MONTHLY','1','2024-04','P-00002','P-00005','MONTHLY01','PAIR-2023-0002',4.0,1.0,5.0,'N',5,21,39);
INSERT INTO "surveys" VALUES('MONTHLY','1','2024-04','P-00002','P-00005','MONTHLY02','PAIR-2023-0002',4.0,1.0,5.0,'N',5,21,40);
INSERT INTO "surveys" VALUES('EFF','1','2024-PRE','P-00007','P-00007','EFF01','PAIR-2024-0001',5.0,1.0,5.0,'N',1,21,41);
INSERT INTO "surveys" VALUES('EFF','1','2024-PRE','P-00007','P-00007','EFF02','PAIR-2024-0001',3.0,1.0,5.0,'N',1,21,42);
INSERT INTO "surveys" VALUES('EFF','1','2024-PRE','P-00007','P-00007','EFF03','PAIR-2024-0001',4.0,1.0,5.0,'N',1,21,43);
INSERT INTO "surveys" VALUES('EFF','1','2024-PRE','P-00007','P-00007','EFF04','PAIR-2024-0001',4.0,1.0,5.0,'N',1,21,44);
INSERT INTO "surveys" VALUES('EFF','1','2024-PRE','P-00007','P-00007','EFF05','PAIR-2024-0001',5.0,1.0,5.0,'N',1,21,45);
INSERT INTO "surveys" VALUES('EFF','1','2024-PRE','P-00007','P-00007','EFF06','PAIR-2024-0001',3.0,1.0,5.0,'N',1,21,46);
INSERT INTO "surveys" VALUES('EFF','1','2024-POST','P-00007','P-00007','EFF01','PAIR-2024-0001',3.0,1.0,5.0,'N',1,21,47);
INSERT INTO "surveys" VALUES('EFF','1','2024-POST','P-00007','P-00007','EFF02','PAIR-2024-0001',3.0,1.0,5.0,'N',1,21,48);
INSERT INTO "surveys" VALUES('EFF','1','2024-POST','P-00007','P-00007','EFF03','PAIR-2024-0001',4.0,1.0,5.0,'N',1,21,49);
INSERT INTO "surveys" VALUES('EFF','1','2024-POST','P-00007','P-00007','EFF04','PAIR-2024-0001',4.0,1.0,5.0,'N',1,21,50);
INSERT INTO "surveys" VALUES('EFF','1','2024-POST','P-00007','P-00007','EFF05','PAIR-2024-0001',4.0,1.0,5.0,'N',1,21,51);
INSERT INTO "surveys" VALUES('EFF','1','2024-POST','P-00007','P-00007','EFF06','PAIR-2024-0001',4.0,1.0,5.0,'N',1,21,52);
INSERT INTO "surveys" VALUES('SAT','1','2024-END','P-00007','P-00007','SAT01','PAIR-2024-0001',4.0,1.0,5.0,'N',1,21,53);
INSERT INTO "surveys" VALUES('SAT','1','2024-END','P-00007','P-00007','SAT02','PAIR-2024-0001',4.0,1.0,5.0,'N',1,21,54);
INSERT INTO "surveys" VALUES('SAT','1','2024-END','P-00007','P-00007','SAT03','PAIR-2024-0001',4.0,1.0,5.0,'N',1,21,55);
INSERT INTO "surveys" VALUES('SAT','1','2024-END','P-00007','P-00007','SAT04','PAIR-2024-0001',4.0,1.0,5.0,'N',1,21,56);
INSERT INTO "surveys" VALUES('CTM','1','2024-END','P-00001','P-00007','CTM01','PAIR-2024-0001',3.0,1.0,5.0,'N',1,21,57);
INSERT INTO "surveys" VALUES('CTM','1','2024-END','P-00001','P-00007','CTM02','PAIR-2024-0001',4.0,1.0,5.0,'N',1,21,58);
INSERT INTO "surveys" VALUES('CTM','1','2024-END','P-00001','P-00007','CTM03','PAIR-2024-0001',4.0,1.0,5.0,'N',1,21,59);
INSERT INTO "surveys" VALUES('CTM','1','2024-END','P-00001','P-00007','CTM04','PAIR-2024-0001',3.0,1.0,5.0,'N',1,21,60);
INSERT INTO "surveys" VALUES('CTM','1','2024-END','P-00001','P-00007','CTM05','PAIR-2024-0001',4.0,1.0,5.0,'N',1,21,61);
INSERT INTO "surveys" VALUES('MONTHLY','1','2024-12','P-00001','P-00007','MONTHLY01','PAIR-2024-0001',3.0,1.0,5.0,'N',1,21,62);
INSERT INTO "surveys" VALUES('MONTHLY','1','2024-12','P-00001','P-00007','MONTHLY02','PAIR-2024-0001',4.0,1.0,5.0,'N',1,21,63);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-01','P-00001','P-00007','MONTHLY01','PAIR-2024-0001',3.0,1.0,5.0,'N',1,21,64);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-01','P-00001','P-00007','MONTHLY02','PAIR-2024-0001',4.0,1.0,5.0,'N',1,21,65);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-02','P-00001','P-00007','MONTHLY01','PAIR-2024-0001',3.0,1.0,5.0,'N',1,21,66);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-02','P-00001','P-00007','MONTHLY02','PAIR-2024-0001',3.0,1.0,5.0,'N',1,21,67);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-03','P-00001','P-00007','MONTHLY01','PAIR-2024-0001',2.0,1.0,5.0,'N',1,21,68);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-03','P-00001','P-00007','MONTHLY02','PAIR-2024-0001',3.0,1.0,5.0,'N',1,21,69);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-05','P-00001','P-00007','MONTHLY01','PAIR-2024-0001',3.0,1.0,5.0,'N',1,21,70);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-05','P-00001','P-00007','MONTHLY02','PAIR-2024-0001',3.0,1.0,5.0,'N',1,21,71);
INSERT INTO "surveys" VALUES('SAT','1','2024-END','P-00008','P-00008','SAT01','PAIR-2024-0002',4.0,1.0,5.0,'N',5,21,72);
INSERT INTO "surveys" VALUES('SAT','1','2024-END','P-00008','P-00008','SAT02','PAIR-2024-0002',5.0,1.0,5.0,'N',5,21,73);
INSERT INTO "surveys" VALUES('SAT','1','2024-END','P-00008','P-00008','SAT03','PAIR-2024-0002',4.0,1.0,5.0,'N',5,21,74);
INSERT INTO "surveys" VALUES('SAT','1','2024-END','P-00008','P-00008','SAT04','PAIR-2024-0002',5.0,1.0,5.0,'N',5,21,75);
INSERT INTO "surveys" VALUES('CTM','1','2024-END','P-00008','P-00008','CTM01','PAIR-2024-0002',4.0,1.0,5.0,'N',5,21,76);
INSERT INTO "surveys" VALUES('CTM','1','2024-END','P-00008','P-00008','CTM02','PAIR-2024-0002',3.0,1.0,5.0,'N',5,21,77);
INSERT INTO "surveys" VALUES('CTM','1','2024-END','P-00008','P-00008','CTM03','PAIR-2024-0002',4.0,1.0,5.0,'N',5,21,78);
INSERT INTO "surveys" VALUES('CTM','1','2024-END','P-00008','P-00008','CTM04','PAIR-2024-0002',5.0,1.0,5.0,'N',5,21,79);
INSERT INTO "surveys" VALUES('CTM','1','2024-END','P-00008','P-00008','CTM05','PAIR-2024-0002',4.0,1.0,5.0,'N',5,21,80);
INSERT INTO "surveys" VALUES('CTM','1','2024-END','P-00002','P-00008','CTM01','PAIR-2024-0002',5.0,1.0,5.0,'N',5,21,81);
INSERT INTO "surveys" VALUES('CTM','1','2024-END','P-00002','P-00008','CTM02','PAIR-2024-0002',5.0,1.0,5.0,'N',5,21,82);
INSERT INTO "surveys" VALUES('CTM','1','2024-END','P-00002','P-00008','CTM03','PAIR-2024-0002',3.0,1.0,5.0,'N',5,21,83);
INSERT INTO "surveys" VALUES('CTM','1','2024-END','P-00002','P-00008','CTM04','PAIR-2024-0002',4.0,1.0,5.0,'N',5,21,84);
INSERT INTO "surveys" VALUES('CTM','1','2024-END','P-00002','P-00008','CTM05','PAIR-2024-0002',3.0,1.0,5.0,'N',5,21,85);
INSERT INTO "surveys" VALUES('MONTHLY','1','2024-10','P-00002','P-00008','MONTHLY01','PAIR-2024-0002',4.0,1.0,5.0,'N',5,21,86);
INSERT INTO "surveys" VALUES('MONTHLY','1','2024-10','P-00002','P-00008','MONTHLY02','PAIR-2024-0002',4.0,1.0,5.0,'N',5,21,87);
INSERT INTO "surveys" VALUES('MONTHLY','1','2024-11','P-00002','P-00008','MONTHLY01','PAIR-2024-0002',4.0,1.0,5.0,'N',5,21,88);
INSERT INTO "surveys" VALUES('MONTHLY','1','2024-11','P-00002','P-00008','MONTHLY02','PAIR-2024-0002',5.0,1.0,5.0,'N',5,21,89);
INSERT INTO "surveys" VALUES('MONTHLY','1','2024-12','P-00002','P-00008','MONTHLY01','PAIR-2024-0002',4.0,1.0,5.0,'N',5,21,90);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-01','P-00002','P-00008','MONTHLY01','PAIR-2024-0002',4.0,1.0,5.0,'N',5,21,91);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-01','P-00002','P-00008','MONTHLY02','PAIR-2024-0002',4.0,1.0,5.0,'N',5,21,92);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-02','P-00002','P-00008','MONTHLY01','PAIR-2024-0002',5.0,1.0,5.0,'N',5,21,93);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-02','P-00002','P-00008','MONTHLY02','PAIR-2024-0002',4.0,1.0,5.0,'N',5,21,94);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-03','P-00002','P-00008','MONTHLY01','PAIR-2024-0002',4.0,1.0,5.0,'N',5,21,95);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-03','P-00002','P-00008','MONTHLY02','PAIR-2024-0002',5.0,1.0,5.0,'N',5,21,96);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-05','P-00002','P-00008','MONTHLY01','PAIR-2024-0002',4.0,1.0,5.0,'N',5,21,97);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00011','P-00011','EFF02','PAIR-2025-0001',3.0,1.0,5.0,'N',1,21,98);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00011','P-00011','EFF03','PAIR-2025-0001',4.0,1.0,5.0,'N',1,21,99);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00011','P-00011','EFF04','PAIR-2025-0001',3.0,1.0,5.0,'N',1,21,100);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00011','P-00011','EFF05','PAIR-2025-0001',5.0,1.0,5.0,'N',1,21,101);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00011','P-00011','EFF06','PAIR-2025-0001',3.0,1.0,5.0,'N',1,21,102);
INSERT INTO "surveys" VALUES('EFF','1','2025-POST','P-00011','P-00011','EFF01','PAIR-2025-0001',4.0,1.0,5.0,'N',1,21,103);
INSERT INTO "surveys" VALUES('EFF','1','2025-POST','P-00011','P-00011','EFF02','PAIR-2025-0001',3.0,1.0,5.0,'N',1,21,104);
INSERT INTO "surveys" VALUES('EFF','1','2025-POST','P-00011','P-00011','EFF03','PAIR-2025-0001',5.0,1.0,5.0,'N',1,21,105);
INSERT INTO "surveys" VALUES('EFF','1','2025-POST','P-00011','P-00011','EFF04','PAIR-2025-0001',4.0,1.0,5.0,'N',1,21,106);
INSERT INTO "surveys" VALUES('EFF','1','2025-POST','P-00011','P-00011','EFF05','PAIR-2025-0001',4.0,1.0,5.0,'N',1,21,107);
INSERT INTO "surveys" VALUES('EFF','1','2025-POST','P-00011','P-00011','EFF06','PAIR-2025-0001',2.0,1.0,5.0,'N',1,21,108);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00011','P-00011','CTM01','PAIR-2025-0001',4.0,1.0,5.0,'N',1,21,109);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00011','P-00011','CTM02','PAIR-2025-0001',4.0,1.0,5.0,'N',1,21,110);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00011','P-00011','CTM03','PAIR-2025-0001',5.0,1.0,5.0,'N',1,21,111);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00011','P-00011','CTM04','PAIR-2025-0001',4.0,1.0,5.0,'N',1,21,112);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00011','P-00011','CTM05','PAIR-2025-0001',4.0,1.0,5.0,'N',1,21,113);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00009','P-00011','CTM01','PAIR-2025-0001',5.0,1.0,5.0,'N',1,21,114);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00009','P-00011','CTM02','PAIR-2025-0001',5.0,1.0,5.0,'N',1,21,115);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00009','P-00011','CTM03','PAIR-2025-0001',5.0,1.0,5.0,'N',1,21,116);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00009','P-00011','CTM04','PAIR-2025-0001',5.0,1.0,5.0,'N',1,21,117);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00009','P-00011','CTM05','PAIR-2025-0001',5.0,1.0,5.0,'N',1,21,118);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-10','P-00009','P-00011','MONTHLY01','PAIR-2025-0001',5.0,1.0,5.0,'N',1,21,119);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-10','P-00009','P-00011','MONTHLY02','PAIR-2025-0001',3.0,1.0,5.0,'N',1,21,120);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-11','P-00009','P-00011','MONTHLY01','PAIR-2025-0001',4.0,1.0,5.0,'N',1,21,121);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-11','P-00009','P-00011','MONTHLY02','PAIR-2025-0001',4.0,1.0,5.0,'N',1,21,122);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-12','P-00009','P-00011','MONTHLY01','PAIR-2025-0001',4.0,1.0,5.0,'N',1,21,123);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-12','P-00009','P-00011','MONTHLY02','PAIR-2025-0001',4.0,1.0,5.0,'N',1,21,124);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-01','P-00009','P-00011','MONTHLY01','PAIR-2025-0001',4.0,1.0,5.0,'N',1,21,125);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-01','P-00009','P-00011','MONTHLY02','PAIR-2025-0001',5.0,1.0,5.0,'N',1,21,126);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-02','P-00009','P-00011','MONTHLY01','PAIR-2025-0001',4.0,1.0,5.0,'N',1,21,127);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-02','P-00009','P-00011','MONTHLY02','PAIR-2025-0001',3.0,1.0,5.0,'N',1,21,128);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-03','P-00009','P-00011','MONTHLY01','PAIR-2025-0001',4.0,1.0,5.0,'N',1,21,129);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-03','P-00009','P-00011','MONTHLY02','PAIR-2025-0001',5.0,1.0,5.0,'N',1,21,130);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-04','P-00009','P-00011','MONTHLY01','PAIR-2025-0001',3.0,1.0,5.0,'N',1,21,131);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-04','P-00009','P-00011','MONTHLY02','PAIR-2025-0001',3.0,1.0,5.0,'N',1,21,132);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-05','P-00009','P-00011','MONTHLY01','PAIR-2025-0001',5.0,1.0,5.0,'N',1,21,133);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-05','P-00009','P-00011','MONTHLY02','PAIR-2025-0001',5.0,1.0,5.0,'N',1,21,134);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00012','P-00012','EFF01','PAIR-2025-0002',4.0,1.0,5.0,'N',1,21,135);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00012','P-00012','EFF02','PAIR-2025-0002',5.0,1.0,5.0,'N',1,21,136);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00012','P-00012','EFF03','PAIR-2025-0002',4.0,1.0,5.0,'N',1,21,137);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00012','P-00012','EFF04','PAIR-2025-0002',5.0,1.0,5.0,'N',1,21,138);
INSERT INTO "surveys" VALUES('EFF','1','2025-POST','P-00012','P-00012','EFF01','PAIR-2025-0002',5.0,1.0,5.0,'N',1,21,139);
INSERT INTO "surveys" VALUES('EFF','1','2025-POST','P-00012','P-00012','EFF02','PAIR-2025-0002',5.0,1.0,5.0,'N',1,21,140);
INSERT INTO "surveys" VALUES('EFF','1','2025-POST','P-00012','P-00012','EFF03','PAIR-2025-0002',4.0,1.0,5.0,'N',1,21,141);
INSERT INTO "surveys" VALUES('EFF','1','2025-POST','P-00012','P-00012','EFF04','PAIR-2025-0002',5.0,1.0,5.0,'N',1,21,142);
INSERT INTO "surveys" VALUES('EFF','1','2025-POST','P-00012','P-00012','EFF05','PAIR-2025-0002',4.0,1.0,5.0,'N',1,21,143);
INSERT INTO "surveys" VALUES('EFF','1','2025-POST','P-00012','P-00012','EFF06','PAIR-2025-0002',4.0,1.0,5.0,'N',1,21,144);
INSERT INTO "surveys" VALUES('SAT','1','2025-END','P-00012','P-00012','SAT01','PAIR-2025-0002',4.0,1.0,5.0,'N',1,21,145);
INSERT INTO "surveys" VALUES('SAT','1','2025-END','P-00012','P-00012','SAT02','PAIR-2025-0002',3.0,1.0,5.0,'N',1,21,146);
INSERT INTO "surveys" VALUES('SAT','1','2025-END','P-00012','P-00012','SAT03','PAIR-2025-0002',4.0,1.0,5.0,'N',1,21,147);
INSERT INTO "surveys" VALUES('SAT','1','2025-END','P-00012','P-00012','SAT04','PAIR-2025-0002',4.0,1.0,5.0,'N',1,21,148);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00010','P-00012','CTM01','PAIR-2025-0002',4.0,1.0,5.0,'N',1,21,149);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00010','P-00012','CTM02','PAIR-2025-0002',4.0,1.0,5.0,'N',1,21,150);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00010','P-00012','CTM03','PAIR-2025-0002',2.0,1.0,5.0,'N',1,21,151);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00010','P-00012','CTM04','PAIR-2025-0002',4.0,1.0,5.0,'N',1,21,152);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00010','P-00012','CTM05','PAIR-2025-0002',4.0,1.0,5.0,'N',1,21,153);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-10','P-00010','P-00012','MONTHLY01','PAIR-2025-0002',4.0,1.0,5.0,'N',1,21,154);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-10','P-00010','P-00012','MONTHLY02','PAIR-2025-0002',3.0,1.0,5.0,'N',1,21,155);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-11','P-00010','P-00012','MONTHLY01','PAIR-2025-0002',2.0,1.0,5.0,'N',1,21,156);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-11','P-00010','P-00012','MONTHLY02','PAIR-2025-0002',2.0,1.0,5.0,'N',1,21,157);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-01','P-00010','P-00012','MONTHLY01','PAIR-2025-0002',3.0,1.0,5.0,'N',1,21,158);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-01','P-00010','P-00012','MONTHLY02','PAIR-2025-0002',4.0,1.0,5.0,'N',1,21,159);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-02','P-00010','P-00012','MONTHLY01','PAIR-2025-0002',2.0,1.0,5.0,'N',1,21,160);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-02','P-00010','P-00012','MONTHLY02','PAIR-2025-0002',4.0,1.0,5.0,'N',1,21,161);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-04','P-00010','P-00012','MONTHLY01','PAIR-2025-0002',3.0,1.0,5.0,'N',1,21,162);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-04','P-00010','P-00012','MONTHLY02','PAIR-2025-0002',4.0,1.0,5.0,'N',1,21,163);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-05','P-00010','P-00012','MONTHLY01','PAIR-2025-0002',4.0,1.0,5.0,'N',1,21,164);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-05','P-00010','P-00012','MONTHLY02','PAIR-2025-0002',3.0,1.0,5.0,'N',1,21,165);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00001','P-00013','CTM01','PAIR-2025-0003',3.0,1.0,5.0,'N',1,21,166);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00001','P-00013','CTM02','PAIR-2025-0003',3.0,1.0,5.0,'N',1,21,167);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00001','P-00013','CTM03','PAIR-2025-0003',4.0,1.0,5.0,'N',1,21,168);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00001','P-00013','CTM04','PAIR-2025-0003',4.0,1.0,5.0,'N',1,21,169);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00001','P-00013','CTM05','PAIR-2025-0003',4.0,1.0,5.0,'N',1,21,170);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-10','P-00001','P-00013','MONTHLY02','PAIR-2025-0003',4.0,1.0,5.0,'N',1,21,171);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-01','P-00001','P-00013','MONTHLY01','PAIR-2025-0003',3.0,1.0,5.0,'N',1,21,172);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-01','P-00001','P-00013','MONTHLY02','PAIR-2025-0003',3.0,1.0,5.0,'N',1,21,173);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-02','P-00001','P-00013','MONTHLY01','PAIR-2025-0003',3.0,1.0,5.0,'N',1,21,174);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-02','P-00001','P-00013','MONTHLY02','PAIR-2025-0003',3.0,1.0,5.0,'N',1,21,175);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-03','P-00001','P-00013','MONTHLY01','PAIR-2025-0003',3.0,1.0,5.0,'N',1,21,176);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-03','P-00001','P-00013','MONTHLY02','PAIR-2025-0003',2.0,1.0,5.0,'N',1,21,177);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-04','P-00001','P-00013','MONTHLY01','PAIR-2025-0003',2.0,1.0,5.0,'N',1,21,178);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-04','P-00001','P-00013','MONTHLY02','PAIR-2025-0003',4.0,1.0,5.0,'N',1,21,179);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-05','P-00001','P-00013','MONTHLY01','PAIR-2025-0003',3.0,1.0,5.0,'N',1,21,180);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-05','P-00001','P-00013','MONTHLY02','PAIR-2025-0003',3.0,1.0,5.0,'N',1,21,181);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00018','P-00018','EFF01','PAIR-2025-0004',4.0,1.0,5.0,'N',5,21,182);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00018','P-00018','EFF02','PAIR-2025-0004',2.0,1.0,5.0,'N',5,21,183);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00018','P-00018','EFF03','PAIR-2025-0004',3.0,1.0,5.0,'N',5,21,184);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00018','P-00018','EFF04','PAIR-2025-0004',2.0,1.0,5.0,'N',5,21,185);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00018','P-00018','EFF05','PAIR-2025-0004',3.0,1.0,5.0,'N',5,21,186);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00018','P-00018','EFF06','PAIR-2025-0004',4.0,1.0,5.0,'N',5,21,187);
INSERT INTO "surveys" VALUES('EFF','1','2025-POST','P-00018','P-00018','EFF01','PAIR-2025-0004',4.0,1.0,5.0,'N',5,21,188);
INSERT INTO "surveys" VALUES('EFF','1','2025-POST','P-00018','P-00018','EFF02','PAIR-2025-0004',4.0,1.0,5.0,'N',5,21,189);
INSERT INTO "surveys" VALUES('EFF','1','2025-POST','P-00018','P-00018','EFF03','PAIR-2025-0004',3.0,1.0,5.0,'N',5,21,190);
INSERT INTO "surveys" VALUES('EFF','1','2025-POST','P-00018','P-00018','EFF05','PAIR-2025-0004',3.0,1.0,5.0,'N',5,21,191);
INSERT INTO "surveys" VALUES('EFF','1','2025-POST','P-00018','P-00018','EFF06','PAIR-2025-0004',4.0,1.0,5.0,'N',5,21,192);
INSERT INTO "surveys" VALUES('SAT','1','2025-END','P-00018','P-00018','SAT01','PAIR-2025-0004',5.0,1.0,5.0,'N',5,21,193);
INSERT INTO "surveys" VALUES('SAT','1','2025-END','P-00018','P-00018','SAT02','PAIR-2025-0004',4.0,1.0,5.0,'N',5,21,194);
INSERT INTO "surveys" VALUES('SAT','1','2025-END','P-00018','P-00018','SAT03','PAIR-2025-0004',4.0,1.0,5.0,'N',5,21,195);
INSERT INTO "surveys" VALUES('SAT','1','2025-END','P-00018','P-00018','SAT04','PAIR-2025-0004',5.0,1.0,5.0,'N',5,21,196);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00018','P-00018','CTM01','PAIR-2025-0004',3.0,1.0,5.0,'N',5,21,197);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00018','P-00018','CTM02','PAIR-2025-0004',3.0,1.0,5.0,'N',5,21,198);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00018','P-00018','CTM03','PAIR-2025-0004',4.0,1.0,5.0,'N',5,21,199);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00018','P-00018','CTM04','PAIR-2025-0004',4.0,1.0,5.0,'N',5,21,200);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00018','P-00018','CTM05','PAIR-2025-0004',4.0,1.0,5.0,'N',5,21,201);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00016','P-00018','CTM01','PAIR-2025-0004',3.0,1.0,5.0,'N',5,21,202);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00016','P-00018','CTM02','PAIR-2025-0004',4.0,1.0,5.0,'N',5,21,203);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00016','P-00018','CTM03','PAIR-2025-0004',4.0,1.0,5.0,'N',5,21,204);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00016','P-00018','CTM04','PAIR-2025-0004',4.0,1.0,5.0,'N',5,21,205);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00016','P-00018','CTM05','PAIR-2025-0004',4.0,1.0,5.0,'N',5,21,206);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-10','P-00016','P-00018','MONTHLY01','PAIR-2025-0004',3.0,1.0,5.0,'N',5,21,207);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-10','P-00016','P-00018','MONTHLY02','PAIR-2025-0004',3.0,1.0,5.0,'N',5,21,208);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-11','P-00016','P-00018','MONTHLY01','PAIR-2025-0004',5.0,1.0,5.0,'N',5,21,209);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-11','P-00016','P-00018','MONTHLY02','PAIR-2025-0004',3.0,1.0,5.0,'N',5,21,210);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-01','P-00016','P-00018','MONTHLY01','PAIR-2025-0004',5.0,1.0,5.0,'N',5,21,211);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-01','P-00016','P-00018','MONTHLY02','PAIR-2025-0004',5.0,1.0,5.0,'N',5,21,212);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-02','P-00016','P-00018','MONTHLY01','PAIR-2025-0004',3.0,1.0,5.0,'N',5,21,213);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-02','P-00016','P-00018','MONTHLY02','PAIR-2025-0004',3.0,1.0,5.0,'N',5,21,214);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-03','P-00016','P-00018','MONTHLY01','PAIR-2025-0004',4.0,1.0,5.0,'N',5,21,215);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-03','P-00016','P-00018','MONTHLY02','PAIR-2025-0004',5.0,1.0,5.0,'N',5,21,216);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-04','P-00016','P-00018','MONTHLY01','PAIR-2025-0004',5.0,1.0,5.0,'N',5,21,217);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-04','P-00016','P-00018','MONTHLY02','PAIR-2025-0004',4.0,1.0,5.0,'N',5,21,218);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00019','P-00019','EFF01','PAIR-2025-0005',3.0,1.0,5.0,'N',5,21,219);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00019','P-00019','EFF02','PAIR-2025-0005',3.0,1.0,5.0,'N',5,21,220);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00019','P-00019','EFF03','PAIR-2025-0005',4.0,1.0,5.0,'N',5,21,221);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00019','P-00019','EFF04','PAIR-2025-0005',2.0,1.0,5.0,'N',5,21,222);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00019','P-00019','EFF05','PAIR-2025-0005',4.0,1.0,5.0,'N',5,21,223);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00019','P-00019','EFF06','PAIR-2025-0005',3.0,1.0,5.0,'N',5,21,224);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00019','P-00019','CTM01','PAIR-2025-0005',5.0,1.0,5.0,'N',5,21,225);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00019','P-00019','CTM02','PAIR-2025-0005',3.0,1.0,5.0,'N',5,21,226);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00019','P-00019','CTM03','PAIR-2025-0005',3.0,1.0,5.0,'N',5,21,227);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00019','P-00019','CTM04','PAIR-2025-0005',4.0,1.0,5.0,'N',5,21,228);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00019','P-00019','CTM05','PAIR-2025-0005',4.0,1.0,5.0,'N',5,21,229);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00017','P-00019','CTM01','PAIR-2025-0005',3.0,1.0,5.0,'N',5,21,230);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00017','P-00019','CTM02','PAIR-2025-0005',2.0,1.0,5.0,'N',5,21,231);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00017','P-00019','CTM03','PAIR-2025-0005',4.0,1.0,5.0,'N',5,21,232);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00017','P-00019','CTM04','PAIR-2025-0005',4.0,1.0,5.0,'N',5,21,233);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00017','P-00019','CTM05','PAIR-2025-0005',3.0,1.0,5.0,'N',5,21,234);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-11','P-00017','P-00019','MONTHLY01','PAIR-2025-0005',4.0,1.0,5.0,'N',5,21,235);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-11','P-00017','P-00019','MONTHLY02','PAIR-2025-0005',3.0,1.0,5.0,'N',5,21,236);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-12','P-00017','P-00019','MONTHLY01','PAIR-2025-0005',2.0,1.0,5.0,'N',5,21,237);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-12','P-00017','P-00019','MONTHLY02','PAIR-2025-0005',4.0,1.0,5.0,'N',5,21,238);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-01','P-00017','P-00019','MONTHLY01','PAIR-2025-0005',4.0,1.0,5.0,'N',5,21,239);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-01','P-00017','P-00019','MONTHLY02','PAIR-2025-0005',4.0,1.0,5.0,'N',5,21,240);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-02','P-00017','P-00019','MONTHLY01','PAIR-2025-0005',5.0,1.0,5.0,'N',5,21,241);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-02','P-00017','P-00019','MONTHLY02','PAIR-2025-0005',4.0,1.0,5.0,'N',5,21,242);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-03','P-00017','P-00019','MONTHLY01','PAIR-2025-0005',2.0,1.0,5.0,'N',5,21,243);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-03','P-00017','P-00019','MONTHLY02','PAIR-2025-0005',3.0,1.0,5.0,'N',5,21,244);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-04','P-00017','P-00019','MONTHLY01','PAIR-2025-0005',3.0,1.0,5.0,'N',5,21,245);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-04','P-00017','P-00019','MONTHLY02','PAIR-2025-0005',2.0,1.0,5.0,'N',5,21,246);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-05','P-00017','P-00019','MONTHLY01','PAIR-2025-0005',5.0,1.0,5.0,'N',5,21,247);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00020','P-00020','EFF01','PAIR-2025-0006',3.0,1.0,5.0,'N',5,21,248);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00020','P-00020','EFF02','PAIR-2025-0006',4.0,1.0,5.0,'N',5,21,249);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00020','P-00020','EFF03','PAIR-2025-0006',4.0,1.0,5.0,'N',5,21,250);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00020','P-00020','EFF04','PAIR-2025-0006',3.0,1.0,5.0,'N',5,21,251);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00020','P-00020','EFF05','PAIR-2025-0006',4.0,1.0,5.0,'N',5,21,252);
INSERT INTO "surveys" VALUES('EFF','1','2025-PRE','P-00020','P-00020','EFF06','PAIR-2025-0006',4.0,1.0,5.0,'N',5,21,253);
INSERT INTO "surveys" VALUES('EFF','1','2025-POST','P-00020','P-00020','EFF01','PAIR-2025-0006',5.0,1.0,5.0,'N',5,21,254);
INSERT INTO "surveys" VALUES('EFF','1','2025-POST','P-00020','P-00020','EFF02','PAIR-2025-0006',5.0,1.0,5.0,'N',5,21,255);
INSERT INTO "surveys" VALUES('EFF','1','2025-POST','P-00020','P-00020','EFF03','PAIR-2025-0006',4.0,1.0,5.0,'N',5,21,256);
INSERT INTO "surveys" VALUES('EFF','1','2025-POST','P-00020','P-00020','EFF04','PAIR-2025-0006',3.0,1.0,5.0,'N',5,21,257);
INSERT INTO "surveys" VALUES('EFF','1','2025-POST','P-00020','P-00020','EFF05','PAIR-2025-0006',5.0,1.0,5.0,'N',5,21,258);
INSERT INTO "surveys" VALUES('EFF','1','2025-POST','P-00020','P-00020','EFF06','PAIR-2025-0006',3.0,1.0,5.0,'N',5,21,259);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00020','P-00020','CTM01','PAIR-2025-0006',4.0,1.0,5.0,'N',5,21,260);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00020','P-00020','CTM02','PAIR-2025-0006',5.0,1.0,5.0,'N',5,21,261);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00020','P-00020','CTM03','PAIR-2025-0006',5.0,1.0,5.0,'N',5,21,262);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00020','P-00020','CTM04','PAIR-2025-0006',4.0,1.0,5.0,'N',5,21,263);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00020','P-00020','CTM05','PAIR-2025-0006',4.0,1.0,5.0,'N',5,21,264);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00002','P-00020','CTM01','PAIR-2025-0006',3.0,1.0,5.0,'N',5,21,265);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00002','P-00020','CTM02','PAIR-2025-0006',3.0,1.0,5.0,'N',5,21,266);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00002','P-00020','CTM03','PAIR-2025-0006',3.0,1.0,5.0,'N',5,21,267);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00002','P-00020','CTM04','PAIR-2025-0006',4.0,1.0,5.0,'N',5,21,268);
INSERT INTO "surveys" VALUES('CTM','1','2025-END','P-00002','P-00020','CTM05','PAIR-2025-0006',3.0,1.0,5.0,'N',5,21,269);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-11','P-00002','P-00020','MONTHLY01','PAIR-2025-0006',5.0,1.0,5.0,'N',5,21,270);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-11','P-00002','P-00020','MONTHLY02','PAIR-2025-0006',5.0,1.0,5.0,'N',5,21,271);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-12','P-00002','P-00020','MONTHLY01','PAIR-2025-0006',4.0,1.0,5.0,'N',5,21,272);
INSERT INTO "surveys" VALUES('MONTHLY','1','2025-12','P-00002','P-00020','MONTHLY02','PAIR-2025-0006',5.0,1.0,5.0,'N',5,21,273);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-01','P-00002','P-00020','MONTHLY01','PAIR-2025-0006',5.0,1.0,5.0,'N',5,21,274);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-01','P-00002','P-00020','MONTHLY02','PAIR-2025-0006',4.0,1.0,5.0,'N',5,21,275);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-02','P-00002','P-00020','MONTHLY01','PAIR-2025-0006',5.0,1.0,5.0,'N',5,21,276);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-02','P-00002','P-00020','MONTHLY02','PAIR-2025-0006',4.0,1.0,5.0,'N',5,21,277);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-05','P-00002','P-00020','MONTHLY01','PAIR-2025-0006',4.0,1.0,5.0,'N',5,21,278);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-05','P-00002','P-00020','MONTHLY02','PAIR-2025-0006',4.0,1.0,5.0,'N',5,21,279);
INSERT INTO "surveys" VALUES('EFF','1','2026-PRE','P-00024','P-00024','EFF01','PAIR-2026-0001',4.0,1.0,5.0,'N',1,21,280);
INSERT INTO "surveys" VALUES('EFF','1','2026-PRE','P-00024','P-00024','EFF02','PAIR-2026-0001',4.0,1.0,5.0,'N',1,21,281);
INSERT INTO "surveys" VALUES('EFF','1','2026-PRE','P-00024','P-00024','EFF03','PAIR-2026-0001',5.0,1.0,5.0,'N',1,21,282);
INSERT INTO "surveys" VALUES('EFF','1','2026-PRE','P-00024','P-00024','EFF04','PAIR-2026-0001',4.0,1.0,5.0,'N',1,21,283);
INSERT INTO "surveys" VALUES('EFF','1','2026-PRE','P-00024','P-00024','EFF05','PAIR-2026-0001',4.0,1.0,5.0,'N',1,21,284);
INSERT INTO "surveys" VALUES('EFF','1','2026-PRE','P-00024','P-00024','EFF06','PAIR-2026-0001',5.0,1.0,5.0,'N',1,21,285);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-09','P-00023','P-00024','MONTHLY01','PAIR-2026-0001',5.0,1.0,5.0,'N',1,21,286);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-09','P-00023','P-00024','MONTHLY02','PAIR-2026-0001',5.0,1.0,5.0,'N',1,21,287);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-10','P-00023','P-00024','MONTHLY01','PAIR-2026-0001',5.0,1.0,5.0,'N',1,21,288);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-10','P-00023','P-00024','MONTHLY02','PAIR-2026-0001',5.0,1.0,5.0,'N',1,21,289);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-09','P-00001','P-00025','MONTHLY01','PAIR-2026-0002',3.0,1.0,5.0,'N',1,21,290);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-09','P-00001','P-00025','MONTHLY02','PAIR-2026-0002',2.0,1.0,5.0,'N',1,21,291);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-11','P-00001','P-00025','MONTHLY01','PAIR-2026-0002',4.0,1.0,5.0,'N',1,21,292);
INSERT INTO "surveys" VALUES('MONTHLY','1','2026-11','P-00001','P-00025','MONTHLY02','PAIR-2026-0002',1.0,1.0,5.0,'N',1,21,293);
INSERT INTO "surveys" VALUES('KSB','1','2023-PRE','P-00001','P-00001','KSB01','PAIR-2023-0001',5.0,1.0,5.0,'N',1,21,294);
INSERT INTO "surveys" VALUES('KSB','1','2023-PRE','P-00001','P-00001','KSB02','PAIR-2023-0001',5.0,1.0,5.0,'N',1,21,295);
INSERT INTO "surveys" VALUES('KSB','1','2023-PRE','P-00001','P-00001','KSB03','PAIR-2023-0001',3.0,1.0,5.0,'Y',1,21,296);
INSERT INTO "surveys" VALUES('KSB','1','2023-PRE','P-00001','P-00001','KSB04','PAIR-2023-0001',3.0,1.0,5.0,'N',1,21,297);
INSERT INTO "surveys" VALUES('KSB','1','2023-PRE','P-00001','P-00001','KSB05','PAIR-2023-0001',5.0,1.0,5.0,'N',1,21,298);
INSERT INTO "surveys" VALUES('KSB','1','2023-PRE','P-00001','P-00001','KSB06','PAIR-2023-0001',2.0,1.0,5.0,'Y',1,21,299);
INSERT INTO "surveys" VALUES('KSB','1','2023-PRE','P-00001','P-00001','KSB07','PAIR-2023-0001',3.0,1.0,5.0,'N',1,21,300);
INSERT INTO "surveys" VALUES('KSB','1','2023-PRE','P-00001','P-00001','KSB08','PAIR-2023-0001',4.0,1.0,5.0,'N',1,21,301);
INSERT INTO "surveys" VALUES('KSB','1','2023-POST','P-00001','P-00001','KSB01','PAIR-2023-0001',5.0,1.0,5.0,'N',1,21,302);
INSERT INTO "surveys" VALUES('KSB','1','2023-POST','P-00001','P-00001','KSB02','PAIR-2023-0001',5.0,1.0,5.0,'N',1,21,303);
INSERT INTO "surveys" VALUES('KSB','1','2023-POST','P-00001','P-00001','KSB03','PAIR-2023-0001',1.0,1.0,5.0,'Y',1,21,304);
INSERT INTO "surveys" VALUES('KSB','1','2023-POST','P-00001','P-00001','KSB04','PAIR-2023-0001',5.0,1.0,5.0,'N',1,21,305);
INSERT INTO "surveys" VALUES('KSB','1','2023-POST','P-00001','P-00001','KSB05','PAIR-2023-0001',3.0,1.0,5.0,'N',1,21,306);
INSERT INTO "surveys" VALUES('KSB','1','2023-POST','P-00001','P-00001','KSB06','PAIR-2023-0001',1.0,1.0,5.0,'Y',1,21,307);
INSERT INTO "surveys" VALUES('KSB','1','2023-POST','P-00001','P-00001','KSB07','PAIR-2023-0001',4.0,1.0,5.0,'N',1,21,308);
INSERT INTO "surveys" VALUES('KSB','1','2023-POST','P-00001','P-00001','KSB08','PAIR-2023-0001',4.0,1.0,5.0,'N',1,21,309);
INSERT INTO "surveys" VALUES('KSB','1','2023-PRE','P-00002','P-00002','KSB01','PAIR-2023-0002',4.0,1.0,5.0,'N',5,21,310);
INSERT INTO "surveys" VALUES('KSB','1','2023-PRE','P-00002','P-00002','KSB02','PAIR-2023-0002',5.0,1.0,5.0,'N',5,21,311);
INSERT INTO "surveys" VALUES('KSB','1','2023-PRE','P-00002','P-00002','KSB03','PAIR-2023-0002',3.0,1.0,5.0,'Y',5,21,312);
INSERT INTO "surveys" VALUES('KSB','1','2023-PRE','P-00002','P-00002','KSB04','PAIR-2023-0002',4.0,1.0,5.0,'N',5,21,313);
INSERT INTO "surveys" VALUES('KSB','1','2023-PRE','P-00002','P-00002','KSB05','PAIR-2023-0002',3.0,1.0,5.0,'N',5,21,314);
INSERT INTO "surveys" VALUES('KSB','1','2023-PRE','P-00002','P-00002','KSB06','PAIR-2023-0002',2.0,1.0,5.0,'Y',5,21,315);
INSERT INTO "surveys" VALUES('KSB','1','2023-PRE','P-00002','P-00002','KSB07','PAIR-2023-0002',4.0,1.0,5.0,'N',5,21,316);
INSERT INTO "surveys" VALUES('KSB','1','2023-PRE','P-00002','P-00002','KSB08','PAIR-2023-0002',4.0,1.0,5.0,'N',5,21,317);
INSERT INTO "surveys" VALUES('KSB','1','2023-POST','P-00002','P-00002','KSB01','PAIR-2023-0002',5.0,1.0,5.0,'N',5,21,318);
INSERT INTO "surveys" VALUES('KSB','1','2023-POST','P-00002','P-00002','KSB02','PAIR-2023-0002',5.0,1.0,5.0,'N',5,21,319);
INSERT INTO "surveys" VALUES('KSB','1','2023-POST','P-00002','P-00002','KSB03','PAIR-2023-0002',3.0,1.0,5.0,'Y',5,21,320);
INSERT INTO "surveys" VALUES('KSB','1','2023-POST','P-00002','P-00002','KSB05','PAIR-2023-0002',4.0,1.0,5.0,'N',5,21,321);
INSERT INTO "surveys" VALUES('KSB','1','2023-POST','P-00002','P-00002','KSB06','PAIR-2023-0002',3.0,1.0,5.0,'Y',5,21,322);
INSERT INTO "surveys" VALUES('KSB','1','2023-POST','P-00002','P-00002','KSB07','PAIR-2023-0002',4.0,1.0,5.0,'N',5,21,323);
INSERT INTO "surveys" VALUES('KSB','1','2023-POST','P-00002','P-00002','KSB08','PAIR-2023-0002',3.0,1.0,5.0,'N',5,21,324);
INSERT INTO "surveys" VALUES('KSB','1','2024-PRE','P-00001','P-00001','KSB01','PAIR-2024-0001',3.0,1.0,5.0,'N',1,21,325);
INSERT INTO "surveys" VALUES('KSB','1','2024-PRE','P-00001','P-00001','KSB02','PAIR-2024-0001',5.0,1.0,5.0,'N',1,21,326);
INSERT INTO "surveys" VALUES('KSB','1','2024-PRE','P-00001','P-00001','KSB03','PAIR-2024-0001',1.0,1.0,5.0,'Y',1,21,327);
INSERT INTO "surveys" VALUES('KSB','1','2024-PRE','P-00001','P-00001','KSB04','PAIR-2024-0001',4.0,1.0,5.0,'N',1,21,328);
INSERT INTO "surveys" VALUES('KSB','1','2024-PRE','P-00001','P-00001','KSB05','PAIR-2024-0001',3.0,1.0,5.0,'N',1,21,329);
INSERT INTO "surveys" VALUES('KSB','1','2024-PRE','P-00001','P-00001','KSB06','PAIR-2024-0001',2.0,1.0,5.0,'Y',1,21,330);
INSERT INTO "surveys" VALUES('KSB','1','2024-PRE','P-00001','P-00001','KSB07','PAIR-2024-0001',4.0,1.0,5.0,'N',1,21,331);
INSERT INTO "surveys" VALUES('KSB','1','2024-PRE','P-00001','P-00001','KSB08','PAIR-2024-0001',5.0,1.0,5.0,'N',1,21,332);
INSERT INTO "surveys" VALUES('KSB','1','2024-POST','P-00001','P-00001','KSB01','PAIR-2024-0001',5.0,1.0,5.0,'N',1,21,333);
INSERT INTO "surveys" VALUES('KSB','1','2024-POST','P-00001','P-00001','KSB02','PAIR-2024-0001',4.0,1.0,5.0,'N',1,21,334);
INSERT INTO "surveys" VALUES('KSB','1','2024-POST','P-00001','P-00001','KSB03','PAIR-2024-0001',3.0,1.0,5.0,'Y',1,21,335);
INSERT INTO "surveys" VALUES('KSB','1','2024-POST','P-00001','P-00001','KSB04','PAIR-2024-0001',4.0,1.0,5.0,'N',1,21,336);
INSERT INTO "surveys" VALUES('KSB','1','2024-POST','P-00001','P-00001','KSB05','PAIR-2024-0001',5.0,1.0,5.0,'N',1,21,337);
INSERT INTO "surveys" VALUES('KSB','1','2024-POST','P-00001','P-00001','KSB06','PAIR-2024-0001',3.0,1.0,5.0,'Y',1,21,338);
INSERT INTO "surveys" VALUES('KSB','1','2024-POST','P-00001','P-00001','KSB07','PAIR-2024-0001',4.0,1.0,5.0,'N',1,21,339);
INSERT INTO "surveys" VALUES('KSB','1','2024-POST','P-00001','P-00001','KSB08','PAIR-2024-0001',5.0,1.0,5.0,'N',1,21,340);
INSERT INTO "surveys" VALUES('KSB','1','2024-PRE','P-00002','P-00002','KSB01','PAIR-2024-0002',4.0,1.0,5.0,'N',5,21,341);
INSERT INTO "surveys" VALUES('KSB','1','2024-PRE','P-00002','P-00002','KSB02','PAIR-2024-0002',5.0,1.0,5.0,'N',5,21,342);
INSERT INTO "surveys" VALUES('KSB','1','2024-PRE','P-00002','P-00002','KSB03','PAIR-2024-0002',2.0,1.0,5.0,'Y',5,21,343);
INSERT INTO "surveys" VALUES('KSB','1','2024-PRE','P-00002','P-00002','KSB04','PAIR-2024-0002',4.0,1.0,5.0,'N',5,21,344);
INSERT INTO "surveys" VALUES('KSB','1','2024-PRE','P-00002','P-00002','KSB05','PAIR-2024-0002',4.0,1.0,5.0,'N',5,21,345);
INSERT INTO "surveys" VALUES('KSB','1','2024-PRE','P-00002','P-00002','KSB06','PAIR-2024-0002',2.0,1.0,5.0,'Y',5,21,346);
INSERT INTO "surveys" VALUES('KSB','1','2024-PRE','P-00002','P-00002','KSB07','PAIR-2024-0002',3.0,1.0,5.0,'N',5,21,347);
INSERT INTO "surveys" VALUES('KSB','1','2024-PRE','P-00002','P-00002','KSB08','PAIR-2024-0002',3.0,1.0,5.0,'N',5,21,348);
INSERT INTO "surveys" VALUES('KSB','1','2025-PRE','P-00009','P-00009','KSB01','PAIR-2025-0001',2.0,1.0,5.0,'N',1,21,349);
INSERT INTO "surveys" VALUES('KSB','1','2025-PRE','P-00009','P-00009','KSB02','PAIR-2025-0001',3.0,1.0,5.0,'N',1,21,350);
INSERT INTO "surveys" VALUES('KSB','1','2025-PRE','P-00009','P-00009','KSB03','PAIR-2025-0001',3.0,1.0,5.0,'Y',1,21,351);
INSERT INTO "surveys" VALUES('KSB','1','2025-PRE','P-00009','P-00009','KSB04','PAIR-2025-0001',3.0,1.0,5.0,'N',1,21,352);
INSERT INTO "surveys" VALUES('KSB','1','2025-PRE','P-00009','P-00009','KSB05','PAIR-2025-0001',3.0,1.0,5.0,'N',1,21,353);
INSERT INTO "surveys" VALUES('KSB','1','2025-PRE','P-00009','P-00009','KSB06','PAIR-2025-0001',3.0,1.0,5.0,'Y',1,21,354);
INSERT INTO "surveys" VALUES('KSB','1','2025-PRE','P-00009','P-00009','KSB07','PAIR-2025-0001',3.0,1.0,5.0,'N',1,21,355);
INSERT INTO "surveys" VALUES('KSB','1','2025-PRE','P-00009','P-00009','KSB08','PAIR-2025-0001',4.0,1.0,5.0,'N',1,21,356);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00009','P-00009','KSB01','PAIR-2025-0001',3.0,1.0,5.0,'N',1,21,357);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00009','P-00009','KSB02','PAIR-2025-0001',4.0,1.0,5.0,'N',1,21,358);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00009','P-00009','KSB03','PAIR-2025-0001',2.0,1.0,5.0,'Y',1,21,359);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00009','P-00009','KSB04','PAIR-2025-0001',3.0,1.0,5.0,'N',1,21,360);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00009','P-00009','KSB05','PAIR-2025-0001',3.0,1.0,5.0,'N',1,21,361);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00009','P-00009','KSB06','PAIR-2025-0001',3.0,1.0,5.0,'Y',1,21,362);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00009','P-00009','KSB07','PAIR-2025-0001',4.0,1.0,5.0,'N',1,21,363);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00009','P-00009','KSB08','PAIR-2025-0001',2.0,1.0,5.0,'N',1,21,364);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00010','P-00010','KSB01','PAIR-2025-0002',3.0,1.0,5.0,'N',1,21,365);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00010','P-00010','KSB02','PAIR-2025-0002',4.0,1.0,5.0,'N',1,21,366);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00010','P-00010','KSB03','PAIR-2025-0002',3.0,1.0,5.0,'Y',1,21,367);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00010','P-00010','KSB04','PAIR-2025-0002',3.0,1.0,5.0,'N',1,21,368);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00010','P-00010','KSB05','PAIR-2025-0002',3.0,1.0,5.0,'N',1,21,369);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00010','P-00010','KSB06','PAIR-2025-0002',2.0,1.0,5.0,'Y',1,21,370);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00010','P-00010','KSB07','PAIR-2025-0002',4.0,1.0,5.0,'N',1,21,371);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00010','P-00010','KSB08','PAIR-2025-0002',5.0,1.0,5.0,'N',1,21,372);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00016','P-00016','KSB01','PAIR-2025-0004',3.0,1.0,5.0,'N',5,21,373);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00016','P-00016','KSB02','PAIR-2025-0004',3.0,1.0,5.0,'N',5,21,374);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00016','P-00016','KSB03','PAIR-2025-0004',3.0,1.0,5.0,'Y',5,21,375);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00016','P-00016','KSB04','PAIR-2025-0004',3.0,1.0,5.0,'N',5,21,376);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00016','P-00016','KSB05','PAIR-2025-0004',2.0,1.0,5.0,'N',5,21,377);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00016','P-00016','KSB06','PAIR-2025-0004',2.0,1.0,5.0,'Y',5,21,378);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00016','P-00016','KSB07','PAIR-2025-0004',4.0,1.0,5.0,'N',5,21,379);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00016','P-00016','KSB08','PAIR-2025-0004',4.0,1.0,5.0,'N',5,21,380);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00017','P-00017','KSB01','PAIR-2025-0005',4.0,1.0,5.0,'N',5,21,381);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00017','P-00017','KSB02','PAIR-2025-0005',4.0,1.0,5.0,'N',5,21,382);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00017','P-00017','KSB03','PAIR-2025-0005',2.0,1.0,5.0,'Y',5,21,383);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00017','P-00017','KSB04','PAIR-2025-0005',3.0,1.0,5.0,'N',5,21,384);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00017','P-00017','KSB05','PAIR-2025-0005',4.0,1.0,5.0,'N',5,21,385);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00017','P-00017','KSB06','PAIR-2025-0005',1.0,1.0,5.0,'Y',5,21,386);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00017','P-00017','KSB07','PAIR-2025-0005',4.0,1.0,5.0,'N',5,21,387);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00017','P-00017','KSB08','PAIR-2025-0005',4.0,1.0,5.0,'N',5,21,388);
INSERT INTO "surveys" VALUES('KSB','1','2025-PRE','P-00002','P-00002','KSB01','PAIR-2025-0006',4.0,1.0,5.0,'N',5,21,389);
INSERT INTO "surveys" VALUES('KSB','1','2025-PRE','P-00002','P-00002','KSB02','PAIR-2025-0006',3.0,1.0,5.0,'N',5,21,390);
INSERT INTO "surveys" VALUES('KSB','1','2025-PRE','P-00002','P-00002','KSB03','PAIR-2025-0006',1.0,1.0,5.0,'Y',5,21,391);
INSERT INTO "surveys" VALUES('KSB','1','2025-PRE','P-00002','P-00002','KSB04','PAIR-2025-0006',4.0,1.0,5.0,'N',5,21,392);
INSERT INTO "surveys" VALUES('KSB','1','2025-PRE','P-00002','P-00002','KSB05','PAIR-2025-0006',4.0,1.0,5.0,'N',5,21,393);
INSERT INTO "surveys" VALUES('KSB','1','2025-PRE','P-00002','P-00002','KSB06','PAIR-2025-0006',3.0,1.0,5.0,'Y',5,21,394);
INSERT INTO "surveys" VALUES('KSB','1','2025-PRE','P-00002','P-00002','KSB07','PAIR-2025-0006',3.0,1.0,5.0,'N',5,21,395);
INSERT INTO "surveys" VALUES('KSB','1','2025-PRE','P-00002','P-00002','KSB08','PAIR-2025-0006',2.0,1.0,5.0,'N',5,21,396);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00002','P-00002','KSB01','PAIR-2025-0006',5.0,1.0,5.0,'N',5,21,397);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00002','P-00002','KSB02','PAIR-2025-0006',5.0,1.0,5.0,'N',5,21,398);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00002','P-00002','KSB03','PAIR-2025-0006',3.0,1.0,5.0,'Y',5,21,399);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00002','P-00002','KSB04','PAIR-2025-0006',5.0,1.0,5.0,'N',5,21,400);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00002','P-00002','KSB05','PAIR-2025-0006',4.0,1.0,5.0,'N',5,21,401);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00002','P-00002','KSB06','PAIR-2025-0006',2.0,1.0,5.0,'Y',5,21,402);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00002','P-00002','KSB07','PAIR-2025-0006',4.0,1.0,5.0,'N',5,21,403);
INSERT INTO "surveys" VALUES('KSB','1','2025-POST','P-00002','P-00002','KSB08','PAIR-2025-0006',3.0,1.0,5.0,'N',5,21,404);
INSERT INTO "surveys" VALUES('KSB','1','2026-PRE','P-00001','P-00001','KSB01','PAIR-2026-0002',4.0,1.0,5.0,'N',1,21,405);
INSERT INTO "surveys" VALUES('KSB','1','2026-PRE','P-00001','P-00001','KSB02','PAIR-2026-0002',4.0,1.0,5.0,'N',1,21,406);
INSERT INTO "surveys" VALUES('KSB','1','2026-PRE','P-00001','P-00001','KSB03','PAIR-2026-0002',2.0,1.0,5.0,'Y',1,21,407);
INSERT INTO "surveys" VALUES('KSB','1','2026-PRE','P-00001','P-00001','KSB05','PAIR-2026-0002',4.0,1.0,5.0,'N',1,21,408);
INSERT INTO "surveys" VALUES('KSB','1','2026-PRE','P-00001','P-00001','KSB06','PAIR-2026-0002',1.0,1.0,5.0,'Y',1,21,409);
INSERT INTO "surveys" VALUES('KSB','1','2026-PRE','P-00001','P-00001','KSB07','PAIR-2026-0002',4.0,1.0,5.0,'N',1,21,410);
INSERT INTO "surveys" VALUES('KSB','1','2026-PRE','P-00001','P-00001','KSB08','PAIR-2026-0002',5.0,1.0,5.0,'N',1,21,411);
CREATE INDEX ix_class_agreement_region ON class_agreement (region);
CREATE INDEX ix_class_changes_region ON class_changes (region);
CREATE INDEX ix_class_windows_region ON class_windows (region);
CREATE INDEX ix_employment_outcomes_region ON employment_outcomes (region);
CREATE INDEX ix_goal_status_pair_id ON goal_status (pair_id);
CREATE INDEX ix_goal_status_region ON goal_status (region);
CREATE INDEX ix_imports_sha256 ON imports (sha256);
CREATE INDEX ix_pair_goals_region ON pair_goals (region);
CREATE INDEX ix_pair_months_month_region ON pair_months (month, region);
CREATE INDEX ix_pair_status_person_id ON pair_status (person_id);
CREATE INDEX ix_pair_status_region ON pair_status (region);
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
