// Drives the AWS SDK for Go v2 (Debian's packages) against an endpoint: prints a line of JSON for each check. The facts stand in the file that
// the first argument names. These versions know no AWS_ENDPOINT_URL, so the endpoint is given to each client.
package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/feature/s3/manager"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	iamtypes "github.com/aws/aws-sdk-go-v2/service/iam/types"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	"github.com/aws/smithy-go"
)

type factsFile struct {
	Endpoint, FlakyEndpoint, AccountID, Region, Bucket, RoleName, InstanceID, LargeFile string
	Users, Objects                                                                      int
	Intern                                                                              struct{ AccessKeyID, SecretAccessKey string }
}

var (
	facts factsFile
	large []byte
	ctx   = context.Background()
)

// configured loads what the environment says, and sends every service to one endpoint.
func configured(endpoint string, options ...func(*config.LoadOptions) error) aws.Config {
	resolver := aws.EndpointResolverWithOptionsFunc(func(service, region string, _ ...interface{}) (aws.Endpoint, error) {
		return aws.Endpoint{URL: endpoint, HostnameImmutable: true, SigningRegion: facts.Region}, nil
	})
	loaded, err := config.LoadDefaultConfig(ctx, append(options, config.WithEndpointResolverWithOptions(resolver))...)
	check(err)
	return loaded
}

func s3Client(cfg aws.Config) *s3.Client {
	return s3.NewFromConfig(cfg, func(o *s3.Options) { o.UsePathStyle = true })
}

func asIntern(secret string) func(*config.LoadOptions) error {
	return config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(facts.Intern.AccessKeyID, secret, ""))
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func equal(found, expected interface{}) {
	if fmt.Sprint(found) != fmt.Sprint(expected) {
		panic(fmt.Sprintf("%v instead of %v", found, expected))
	}
}

func refused(err error, code string, status int) {
	var api smithy.APIError
	var response *awshttp.ResponseError
	if !errors.As(err, &api) || !errors.As(err, &response) {
		panic(fmt.Sprintf("no refusal of a service: %v", err))
	}
	equal(fmt.Sprint(api.ErrorCode(), " ", response.HTTPStatusCode()), fmt.Sprint(code, " ", status))
}

// kind demands an exception of the SDK's own for an error.
func kind(err error, target interface{}) {
	if !errors.As(err, target) {
		panic(fmt.Sprintf("no %T but: %v", target, err))
	}
}

func success() {
	answer, err := sts.NewFromConfig(configured(facts.Endpoint)).GetCallerIdentity(ctx, &sts.GetCallerIdentityInput{})
	check(err)
	equal(*answer.Arn, "arn:aws:iam::"+facts.AccountID+":user/admin")
}

func refusals() {
	intern := configured(facts.Endpoint, asIntern(facts.Intern.SecretAccessKey))
	_, err := s3Client(intern).ListBuckets(ctx, &s3.ListBucketsInput{})
	refused(err, "AccessDenied", 403)
	_, err = iam.NewFromConfig(intern).ListUsers(ctx, &iam.ListUsersInput{})
	refused(err, "AccessDenied", 403)
	_, err = sts.NewFromConfig(configured(facts.Endpoint, asIntern("wrong"))).GetCallerIdentity(ctx, &sts.GetCallerIdentityInput{})
	refused(err, "SignatureDoesNotMatch", 403)
	admin := configured(facts.Endpoint)
	_, err = s3Client(admin).GetObject(ctx, &s3.GetObjectInput{Bucket: &facts.Bucket, Key: aws.String("nothing")})
	var noKey *types.NoSuchKey
	kind(err, &noKey)
	_, err = s3Client(admin).HeadObject(ctx, &s3.HeadObjectInput{Bucket: &facts.Bucket, Key: aws.String("nothing")})
	refused(err, "NotFound", 404)
	_, err = iam.NewFromConfig(admin).GetUser(ctx, &iam.GetUserInput{UserName: aws.String("nobody")})
	var noEntity *iamtypes.NoSuchEntityException
	kind(err, &noEntity)
}

func pagination() {
	cfg := configured(facts.Endpoint)
	objects := s3.NewListObjectsV2Paginator(s3Client(cfg), &s3.ListObjectsV2Input{Bucket: &facts.Bucket, Prefix: aws.String("page/"), MaxKeys: 10})
	sizes := []int{}
	for objects.HasMorePages() {
		page, err := objects.NextPage(ctx)
		check(err)
		sizes = append(sizes, len(page.Contents))
	}
	equal(sizes, []int{10, 10, 5})
	users, count := iam.NewListUsersPaginator(iam.NewFromConfig(cfg), &iam.ListUsersInput{MaxItems: aws.Int32(10)}), 0
	for users.HasMorePages() {
		page, err := users.NextPage(ctx)
		check(err)
		for _, user := range page.Users {
			if strings.HasPrefix(*user.UserName, "paged-") {
				count++
			}
		}
	}
	equal(count, facts.Users)
}

func waiters() {
	client := s3Client(configured(facts.Endpoint))
	check(s3.NewBucketExistsWaiter(client).Wait(ctx, &s3.HeadBucketInput{Bucket: &facts.Bucket}, time.Minute))
	check(s3.NewObjectExistsWaiter(client).Wait(ctx, &s3.HeadObjectInput{Bucket: &facts.Bucket, Key: aws.String("page/1")}, time.Minute))
}

func retries() {
	patient := config.WithRetryer(func() aws.Retryer { return retry.NewStandard(func(o *retry.StandardOptions) { o.MaxAttempts = 4 }) })
	client := s3Client(configured(facts.FlakyEndpoint, patient))
	_, err := client.PutObject(ctx, &s3.PutObjectInput{Bucket: &facts.Bucket, Key: aws.String("flaky-put"), Body: strings.NewReader("meow")})
	check(err)
	answer, err := client.GetObject(ctx, &s3.GetObjectInput{Bucket: &facts.Bucket, Key: aws.String("flaky-put")})
	check(err)
	body, err := io.ReadAll(answer.Body)
	check(err)
	equal(string(body), "meow")
}

func multipart() {
	client := s3Client(configured(facts.Endpoint))
	_, err := manager.NewUploader(client).Upload(ctx, &s3.PutObjectInput{Bucket: &facts.Bucket, Key: aws.String("large"), Body: bytes.NewReader(large)})
	check(err)
	head, err := client.HeadObject(ctx, &s3.HeadObjectInput{Bucket: &facts.Bucket, Key: aws.String("large")})
	check(err)
	equal(fmt.Sprint(head.ContentLength, strings.HasSuffix(*head.ETag, `-5"`)), fmt.Sprint(len(large), true))
	buffer := manager.NewWriteAtBuffer(nil)
	_, err = manager.NewDownloader(client).Download(ctx, buffer, &s3.GetObjectInput{Bucket: &facts.Bucket, Key: aws.String("large")})
	check(err)
	equal(sha256.Sum256(buffer.Bytes()), sha256.Sum256(large))
}

func presigned() {
	signer := s3.NewPresignClient(s3Client(configured(facts.Endpoint)))
	put, err := signer.PresignPutObject(ctx, &s3.PutObjectInput{Bucket: &facts.Bucket, Key: aws.String("signed b+c")})
	check(err)
	request, err := http.NewRequest(put.Method, put.URL, strings.NewReader("meow"))
	check(err)
	answer, err := http.DefaultClient.Do(request)
	check(err)
	equal(answer.StatusCode, 200)
	get, err := signer.PresignGetObject(ctx, &s3.GetObjectInput{Bucket: &facts.Bucket, Key: aws.String("signed b+c")})
	check(err)
	answer, err = http.Get(get.URL)
	check(err)
	body, err := io.ReadAll(answer.Body)
	check(err)
	equal(string(body), "meow")
}

func streaming() {
	client := s3Client(configured(facts.Endpoint))
	_, err := client.PutObject(ctx, &s3.PutObjectInput{Bucket: &facts.Bucket, Key: aws.String("streamed"), Body: bytes.NewReader(large)})
	check(err)
	answer, err := client.GetObject(ctx, &s3.GetObjectInput{Bucket: &facts.Bucket, Key: aws.String("streamed")})
	check(err)
	hasher := sha256.New()
	_, err = io.Copy(hasher, answer.Body)
	check(err)
	sum := sha256.Sum256(large)
	equal(hasher.Sum(nil), sum[:])
}

func instanceCredentials() {
	cfg := configured(facts.Endpoint)
	answer, err := sts.NewFromConfig(cfg).GetCallerIdentity(ctx, &sts.GetCallerIdentityInput{})
	check(err)
	equal(*answer.Arn, "arn:aws:sts::"+facts.AccountID+":assumed-role/"+facts.RoleName+"/"+facts.InstanceID)
	_, err = s3Client(cfg).PutObject(ctx, &s3.PutObjectInput{Bucket: &facts.Bucket, Key: aws.String("mine"), Body: strings.NewReader("")})
	refused(err, "AccessDenied", 403)
}

type namedCheck struct {
	name string
	run  func()
}

func report(c namedCheck) {
	result := map[string]interface{}{"check": c.name, "ok": true}
	defer func() {
		if why := recover(); why != nil {
			result["ok"], result["why"] = false, fmt.Sprint(why)
		}
		line, _ := json.Marshal(result)
		fmt.Println(string(line))
	}()
	c.run()
}

func main() {
	text, err := os.ReadFile(os.Args[1])
	check(err)
	check(json.Unmarshal(text, &facts))
	large, err = os.ReadFile(facts.LargeFile)
	check(err)
	checks := []namedCheck{
		{"success", success}, {"refusals", refusals}, {"pagination", pagination}, {"waiters", waiters}, {"retries", retries},
		{"multipart", multipart}, {"presigned", presigned}, {"streaming", streaming},
	}
	if os.Args[2] == "instance" {
		checks = []namedCheck{{"credentials from instance metadata", instanceCredentials}}
	}
	for _, c := range checks {
		report(c)
	}
}
