*** Settings ***
Library           OperatingSystem

*** Test Cases ***
Adds
    Should Be Equal As Integers    ${1 + 1}    2

Removes
    Should Be Equal As Integers    ${2 - 1}    0

Later
    Skip    not yet

Wobbles
    [Documentation]    The first run leaves a file for the second one.
    ${second}=    Run Keyword And Return Status    File Should Exist    wobbled
    Create File    wobbled
    Should Be True    ${second}    too slow
