//! Small exports of other vendors, of invented people: a vendor is a file and no code.

use vitrine::engine::profile::Role;
use vitrine::engine::session::Session;
use vitrine::engine::view::{FindingKind, RecordPage, RecordRef};

use super::choice::open;
use crate::page_text::text;

type File = (&'static str, &'static str);

const RECRUITLY: &[File] = &[
    (
        "Candidates.csv",
        "Id,Reference,FirstName,Surname,JobTitle,CurrentCompany,Email,Mobile,City,Country,Status,ExpectedSalary,OwnerId,CreatedOn,Favourite Tea\n\
        c1001,CA1,Ada,Byron,Analyst,Engines Ltd,ada@example.com,+44 20 7946 0001,London,UK,Active,90000,u1,2024-01-05 09:00:00,Assam\n\
        c1002,CA2,Bo,Lund,Buyer,Nordwind,bo@example.com,+44 20 7946 0002,Leeds,UK,Active,60000,u2,2024-02-05 09:00:00,\n",
    ),
    (
        "Companies.csv",
        "Id,CompanyName,Industry,Website,Phone,City,Country,Status,OwnerId,CreatedOn\n\
        m2001,Harbour Works,Shipping,https://harbour.example/,+44 20 7946 0100,Hull,UK,Client,u1,2023-03-01 10:00:00\n\
        m2002,Mill & Sons,Food,https://mill.example/,,York,UK,Prospect,u2,2023-04-01 10:00:00\n",
    ),
    (
        "Contacts.csv",
        "Id,FirstName,Surname,JobTitle,CompanyId,Email,Phone,OwnerId,CreatedOn\n\
        k3001,Ida,Moss,Head of People,m2001,ida@harbour.example,+44 20 7946 0101,u1,2023-03-02 10:00:00\n\
        k3002,Al,Reed,Director,m2002,al@mill.example,,u2,2023-04-02 10:00:00\n",
    ),
    (
        "Jobs.csv",
        "Id,Reference,JobTitle,CompanyId,ContactId,Status,JobType,City,Country,OwnerId,CreatedOn\n\
        j4001,JO1,Data analyst,m2001,k3001,Open,full_time,Hull,UK,u1,2024-03-01 08:00:00\n\
        j4002,JO2,Buyer,m2002,k3002,Closed,full_time,York,UK,u2,2024-03-02 08:00:00\n",
    ),
    (
        "Job_Pipelines.csv",
        "Id,JobId,CandidateId,Stage,StageDate,OwnerId\n\
        p5001,j4001,c1001,Interview,2024-04-01 09:30:00,u1\n\
        p5002,j4001,c1002,Applied,2024-04-02 09:30:00,u1\n\
        p5003,j4002,c1002,Offer,2024-04-03 09:30:00,u2\n",
    ),
    (
        "Tasks.csv",
        "Id,Subject,Description,DueDate,Status,CandidateId,JobId,AssignedTo,CreatedOn\n\
        t6001,Call Ada,Ask about her notice period,2024-04-05,Open,c1001,j4001,u1,2024-04-01 10:00:00\n\
        t6002,Send offer,To be signed by Friday,2024-04-06,Done,c1002,j4002,u2,2024-04-02 10:00:00\n",
    ),
    (
        "Users.csv",
        "Id,FullName,Email,Role\nu1,Cy Dorn,cy@agency.example,Consultant\nu2,Di Fenn,di@agency.example,Consultant\n",
    ),
    (
        "Attachments.csv",
        "Id,FileName,FileType,CandidateId,CreatedOn\na7001,cv-ada.pdf,CV,c1001,2024-01-05 09:05:00\na7002,cv-bo.pdf,CV,c1002,2024-02-05 09:05:00\n",
    ),
    (
        "Folder_Records.csv",
        "Id,FolderName,CandidateId\nf8001,Analysts,c1001\nf8002,Buyers,c1002\n",
    ),
    (
        "Audit_Logs.csv",
        "Id,Action,Description,CandidateId,UserId,CreatedOn\nl9001,Created,Added from a web form,c1001,u1,2024-01-05 09:00:00\n\
        l9002,Updated,Changed the city,c1002,u2,2024-02-06 09:00:00\n",
    ),
];

const SALESFORCE: &[File] = &[
    (
        "Account.csv",
        "Id,IsDeleted,Name,Type,ParentId,Industry,AnnualRevenue,Phone,Website,BillingCity,BillingCountry,OwnerId,CreatedDate,LastModifiedDate,SystemModstamp,Region__c\n\
        001000000000001AAA,0,Harbour Works,Customer,,Shipping,5000000,+44 20 7946 0100,https://harbour.example/,Hull,UK,005000000000001AAA,2023-03-01T10:00:00.000Z,2024-01-01T10:00:00.000Z,2024-01-01T10:00:00.000Z,North\n\
        001000000000002AAA,0,Harbour Docks,Customer,001000000000001AAA,Shipping,700000,,,Hull,UK,005000000000002AAA,2023-03-02T10:00:00.000Z,2024-01-02T10:00:00.000Z,2024-01-02T10:00:00.000Z,North\n",
    ),
    (
        "Contact.csv",
        "Id,IsDeleted,AccountId,FirstName,LastName,Title,Email,Phone,MailingCity,MailingCountry,ReportsToId,DoNotCall,OwnerId,CreatedDate,LastModifiedDate,SystemModstamp\n\
        003000000000001AAA,0,001000000000001AAA,Ida,Moss,Head of People,ida@harbour.example,+44 20 7946 0101,Hull,UK,,0,005000000000001AAA,2023-03-05T10:00:00.000Z,2024-01-01T10:00:00.000Z,2024-01-01T10:00:00.000Z\n\
        003000000000002AAA,0,001000000000002AAA,Al,Reed,Recruiter,al@harbour.example,,Hull,UK,003000000000001AAA,1,005000000000002AAA,2023-03-06T10:00:00.000Z,2024-01-01T10:00:00.000Z,2024-01-01T10:00:00.000Z\n",
    ),
    (
        "Opportunity.csv",
        "Id,IsDeleted,AccountId,Name,StageName,Amount,Probability,CloseDate,IsClosed,IsWon,CampaignId,OwnerId,CreatedDate,LastModifiedDate\n\
        006000000000001AAA,0,001000000000001AAA,Crane drivers,Closed Won,42000,100,2024-05-31,1,1,701000000000001AAA,005000000000001AAA,2024-03-01T10:00:00.000Z,2024-05-31T10:00:00.000Z\n\
        006000000000002AAA,0,001000000000002AAA,Dock managers,Qualification,18000,10,2024-09-30,0,0,,005000000000002AAA,2024-04-01T10:00:00.000Z,2024-04-01T10:00:00.000Z\n",
    ),
    (
        "OpportunityHistory.csv",
        "Id,OpportunityId,CreatedById,CreatedDate,StageName,Amount,CloseDate\n\
        008000000000001AAA,006000000000001AAA,005000000000001AAA,2024-03-01T10:00:00.000Z,Qualification,40000,2024-05-31\n\
        008000000000002AAA,006000000000001AAA,005000000000001AAA,2024-05-31T10:00:00.000Z,Closed Won,42000,2024-05-31\n",
    ),
    (
        "OpportunityContactRole.csv",
        "Id,OpportunityId,ContactId,Role,IsPrimary\n00K000000000001AAA,006000000000001AAA,003000000000001AAA,Decision Maker,1\n\
        00K000000000002AAA,006000000000002AAA,003000000000002AAA,User,0\n",
    ),
    (
        "Lead.csv",
        "Id,IsDeleted,FirstName,LastName,Title,Company,Email,Status,LeadSource,IsConverted,ConvertedContactId,OwnerId,CreatedDate\n\
        00Q000000000001AAA,0,Eve,Sand,Manager,Mill & Sons,eve@mill.example,Working,Web,0,,005000000000001AAA,2024-02-01T10:00:00.000Z\n\
        00Q000000000002AAA,0,Ida,Moss,Head of People,Harbour Works,ida@harbour.example,Converted,Web,1,003000000000001AAA,005000000000001AAA,2023-02-01T10:00:00.000Z\n",
    ),
    (
        "Campaign.csv",
        "Id,Name,Type,Status,IsActive,StartDate,EndDate,OwnerId,CreatedDate\n701000000000001AAA,Spring breakfast,Event,Completed,0,2024-02-20,2024-02-20,005000000000001AAA,2024-01-10T10:00:00.000Z\n\
        701000000000002AAA,Autumn letter,Mail,Planned,1,2024-09-01,2024-09-30,005000000000002AAA,2024-01-11T10:00:00.000Z\n",
    ),
    (
        "CampaignMember.csv",
        "Id,CampaignId,LeadId,ContactId,Status,CreatedDate\n00v000000000001AAA,701000000000001AAA,,003000000000001AAA,Attended,2024-02-20T08:00:00.000Z\n\
        00v000000000002AAA,701000000000001AAA,00Q000000000001AAA,,Invited,2024-02-01T08:00:00.000Z\n",
    ),
    (
        "Task.csv",
        "Id,WhoId,WhatId,Subject,ActivityDate,Status,Priority,Description,OwnerId,IsClosed,CreatedDate\n\
        00T000000000001AAA,003000000000001AAA,006000000000001AAA,Send the contract,2024-05-01,Completed,High,By post,005000000000001AAA,1,2024-04-28T10:00:00.000Z\n\
        00T000000000002AAA,00Q000000000001AAA,,Call back,2024-02-03,Open,Normal,She asked for prices,005000000000001AAA,0,2024-02-01T11:00:00.000Z\n\
        00T000000000003AAA,003000000000002AAA,001000000000002AAA,Visit the docks,2024-04-10,Open,Normal,,005000000000002AAA,0,2024-04-02T10:00:00.000Z\n",
    ),
    (
        "Event.csv",
        "Id,WhoId,WhatId,Subject,Location,StartDateTime,EndDateTime,Description,OwnerId,CreatedDate\n\
        00U000000000001AAA,003000000000001AAA,001000000000001AAA,First meeting,Hull,2023-03-10T09:00:00.000Z,2023-03-10T10:00:00.000Z,Over tea,005000000000001AAA,2023-03-06T10:00:00.000Z\n\
        00U000000000002AAA,003000000000002AAA,006000000000002AAA,Second meeting,Leeds,2024-04-10T09:00:00.000Z,2024-04-10T10:00:00.000Z,,005000000000002AAA,2024-04-06T10:00:00.000Z\n",
    ),
    (
        "Note.csv",
        "Id,ParentId,Title,Body,IsPrivate,OwnerId,CreatedDate\n002000000000001AAA,003000000000001AAA,Prefers mornings,Never ring after lunch.,0,005000000000001AAA,2023-04-01T10:00:00.000Z\n\
        002000000000002AAA,001000000000002AAA,New site,They build a second dock.,0,005000000000002AAA,2023-05-01T10:00:00.000Z\n",
    ),
    (
        "User.csv",
        "Id,Username,FirstName,LastName,Email,Title,IsActive\n005000000000001AAA,cy@agency.example,Cy,Dorn,cy@agency.example,Partner,1\n\
        005000000000002AAA,di@agency.example,Di,Fenn,di@agency.example,Partner,1\n",
    ),
    (
        "Site_Visit__c.csv",
        "Id,Name,Account__c,Visited_On__c,OwnerId\na00000000000001AAA,SV-0001,001000000000001AAA,2024-03-15,005000000000001AAA\n\
        a00000000000002AAA,SV-0002,001000000000001AAA,2024-04-15,005000000000002AAA\n",
    ),
];

const GREENHOUSE: &[File] = &[
    (
        "greenhouse/candidates.csv",
        "id,first_name,last_name,title,company,recruiter_id,coordinator_id,is_private,created_at,updated_at\n\
        9001,Ada,Byron,Analyst,Engines Ltd,501,502,false,2024-01-05 09:00:00,2024-02-01 09:00:00\n9002,Bo,Lund,Buyer,Nordwind,501,502,true,2024-01-06 09:00:00,2024-02-02 09:00:00\n",
    ),
    (
        "greenhouse/applications.csv",
        "id,candidate_id,current_stage_id,source_id,status,prospect,applied_at,rejected_at,rejected_reason_id,last_activity_at\n\
        8001,9001,7002,601,active,false,2024-01-07 09:00:00,,,2024-01-20 09:00:00\n8002,9002,7001,602,rejected,false,2024-01-08 09:00:00,2024-01-21 09:00:00,301,2024-01-21 09:00:00\n",
    ),
    (
        "greenhouse/application_history.csv",
        "application_id,updated_at,new_stage_id,new_status\n8001,2024-01-07 09:00:00,7001,active\n8001,2024-01-14 09:00:00,7002,active\n\
        8002,2024-01-08 09:00:00,7001,active\n8002,2024-01-21 09:00:00,,rejected\n",
    ),
    (
        "greenhouse/jobs.csv",
        "id,name,requisition_id,status,confidential,notes,created_at,closed_at\n4001,Data analyst,R-1,open,false,Replaces a leaver,2023-12-01 08:00:00,\n\
        4002,Buyer,R-2,closed,true,,2023-12-02 08:00:00,2024-02-01 08:00:00\n",
    ),
    (
        "greenhouse/job_stages.csv",
        "id,job_id,name,created_at\n7001,4001,Application review,2023-12-01 08:00:00\n7002,4001,Onsite,2023-12-01 08:00:00\n7003,4002,Application review,2023-12-02 08:00:00\n",
    ),
    (
        "greenhouse/job_application.csv",
        "application_id,job_id\n8001,4001\n8002,4001\n",
    ),
    (
        "greenhouse/scorecards.csv",
        "id,application_id,candidate_id,interview,overall_recommendation,submitted_by_user_id,interviewed_at,submitted_at\n\
        6001,8001,9001,Onsite with the team,strong_yes,501,2024-01-15 10:00:00,2024-01-15 12:00:00\n6002,8002,9002,First call,no,502,2024-01-18 10:00:00,2024-01-18 12:00:00\n",
    ),
    (
        "greenhouse/scorecard_attributes.csv",
        "scorecard_id,index,name,type,rating,note\n6001,0,Statistics,Skills,strong_yes,Knows her tests\n6001,1,Writing,Skills,yes,\n6002,0,Prices,Skills,no,\n",
    ),
    (
        "greenhouse/scheduled_interviews.csv",
        "id,application_id,interview_id,status,start,end,location,organizer_id,created_at\n\
        5001,8001,201,complete,2024-01-15 10:00:00,2024-01-15 11:00:00,Room 2,502,2024-01-10 08:00:00\n5002,8002,202,complete,2024-01-18 10:00:00,2024-01-18 10:30:00,,502,2024-01-11 08:00:00\n",
    ),
    (
        "greenhouse/scheduled_interviewers.csv",
        "scheduled_interview_id,interviewer_id,scorecard_id\n5001,501,6001\n5002,502,6002\n",
    ),
    (
        "greenhouse/interviews.csv",
        "id,job_stage_id,name\n201,7002,Onsite with the team\n202,7001,First call\n",
    ),
    (
        "greenhouse/activities.csv",
        "id,candidate_id,user_id,subject,body,created_at\n3001,9001,501,Reached out,Wrote to her about the role.,2024-01-04 09:00:00\n3002,9002,502,Rejected,Told him on the phone.,2024-01-21 10:00:00\n",
    ),
    (
        "greenhouse/attachments.csv",
        "candidate_id,index,filename,type,url\n9001,0,ada.pdf,resume,https://files.example/ada\n9002,0,bo.pdf,resume,https://files.example/bo\n",
    ),
    (
        "greenhouse/email_addresses.csv",
        "candidate_id,index,type,value\n9001,0,personal,ada@example.com\n9002,0,work,bo@example.com\n",
    ),
    (
        "greenhouse/phone_numbers.csv",
        "candidate_id,index,type,value\n9001,0,mobile,+44 20 7946 0001\n",
    ),
    (
        "greenhouse/eeoc.csv",
        "application_id,gender_description,disability_status_description,submitted_at\n8001,Woman,No disability,2024-01-07 09:01:00\n",
    ),
    (
        "greenhouse/sources.csv",
        "id,name\n601,Job board\n602,Referral\n",
    ),
    (
        "greenhouse/users.csv",
        "id,first_name,last_name,disabled,site_admin\n501,Cy,Dorn,false,true\n502,Di,Fenn,false,false\n",
    ),
    (
        "greenhouse/hiring_team.csv",
        "job_id,user_id,role\n4001,501,recruiters\n4001,502,hiring_managers\n",
    ),
];

fn page(session: &Session, file: &str, row: u32) -> RecordPage {
    let tables = &session.workspace().tables;
    let (table, _) = (0..)
        .zip(tables)
        .find(|(_, table)| table.path.ends_with(file))
        .unwrap();
    session.record(RecordRef { table, row }).unwrap()
}

/// The export must be seen as the vendor's; the first page of each main entity is kept.
fn check(vendor: &str, files: &[File]) -> Session {
    let session = open(files);
    let binding = &session.workspace().binding;
    assert_eq!(binding.profile().name, vendor);
    assert!(binding.fits());
    let mut pages = 0;
    for (entity, table) in binding
        .listed()
        .filter(|(entity, _)| entity.role == Role::Main)
    {
        let page = session.record(RecordRef { table, row: 0 }).unwrap();
        insta::assert_snapshot!(
            format!("{}_{}", vendor.to_lowercase(), entity.key),
            text(&page)
        );
        pages += 1;
    }
    assert!(pages >= 5, "{pages}");
    session
}

fn section<'a>(page: &'a RecordPage, title: &str) -> &'a vitrine::engine::view::Section {
    let found = page.sections.iter().find(|section| section.title == title);
    assert!(found.is_some(), "no section {title} in\n{}", text(page));
    found.unwrap()
}

#[test]
fn recruitly_opens_by_its_file() {
    let session = check("Recruitly", RECRUITLY);
    let ada = page(&session, "Candidates.csv", 0);
    assert_eq!(ada.label, "Ada Byron");
    assert!(
        section(&ada, "Emails")
            .note
            .contains("None of the ten lists")
    );
    assert!(
        text(&ada).contains("Favourite tea"),
        "an unknown column is shown"
    );
}

#[test]
fn salesforce_opens_by_its_file() {
    let session = check("Salesforce", SALESFORCE);
    let harbour = page(&session, "Account.csv", 0);
    // An object of the organisation's own has a section through its link, without the ending of its name.
    let visits = section(&harbour, "Site visit");
    assert_eq!(visits.count, 2);
    assert!(visits.note.contains("Site_Visit__c.csv"));
    assert_eq!(section(&harbour, "Accounts below").count, 1);
    assert!(
        text(&harbour).contains("Region"),
        "an unknown column is shown"
    );
}

#[test]
fn greenhouse_opens_by_its_file() {
    let session = check("Greenhouse", GREENHOUSE);
    let job = page(&session, "jobs.csv", 0);
    assert_eq!(section(&job, "Pipeline").count, 2);
}

#[test]
fn what_is_not_exported_is_told_where_it_would_be_until_it_is_there() {
    let session = open(SALESFORCE);
    let ida = page(&session, "Contact.csv", 0);
    let note = &section(&ida, "Files").note;
    assert!(note.contains("only when they were ticked"), "{note}");
    assert!(note.contains("schedule the export once more"), "{note}");
    let told: Vec<&str> = session
        .workspace()
        .binding
        .not_exported()
        .map(|absent| absent.what.as_str())
        .collect();
    assert_eq!(told, ["Files", "Formula and roll-up fields"]);
    let findings = session.structure().findings;
    let found = |kind: FindingKind| -> Vec<&str> {
        let found = findings.iter().filter(|finding| finding.kind == kind);
        found.map(|finding| finding.text.as_str()).collect()
    };
    let not_exported = found(FindingKind::NotExported);
    assert_eq!(not_exported.len(), 2);
    assert!(
        not_exported[0].starts_with("Files: The weekly export has"),
        "{not_exported:?}"
    );
    assert!(
        !found(FindingKind::Missing)
            .iter()
            .any(|text| text.starts_with("Attachments"))
    );
    let mut more = SALESFORCE.to_vec();
    more.push(("Attachment.csv", "Id,ParentId,Name,ContentType,OwnerId,CreatedDate\n00P000000000001AAA,003000000000001AAA,terms.pdf,application/pdf,005000000000001AAA,2024-01-01T10:00:00.000Z\n"));
    let session = open(&more);
    let ida = page(&session, "Contact.csv", 0);
    assert_eq!(section(&ida, "Files").count, 1);
    let told: Vec<&str> = session
        .workspace()
        .binding
        .not_exported()
        .map(|absent| absent.what.as_str())
        .collect();
    assert_eq!(told, ["Formula and roll-up fields"]);
}
